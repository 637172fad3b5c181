/** Goals that check the architecture of a service in its build, for teams that want no test class for it. */
@NullMarked
package io.paysession.architecture.maven;

import org.jspecify.annotations.NullMarked;
