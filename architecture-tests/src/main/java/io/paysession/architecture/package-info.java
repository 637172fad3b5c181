/**
 * Architecture rules for a hexagonal service, as a library.
 *
 * <p>Describe the service once with {@link io.paysession.architecture.HexagonalArchitecture}, import its class files
 * and check every {@link io.paysession.architecture.ArchitectureRule}. The rules work on byte code, need no test
 * framework and bring ArchUnit and JSpecify only.
 */
@NullMarked
package io.paysession.architecture;

import org.jspecify.annotations.NullMarked;
