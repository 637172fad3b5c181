/** Paysession in a Spring Boot application. */
@NullMarked
package io.paysession.spring;

import org.jspecify.annotations.NullMarked;
