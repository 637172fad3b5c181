package io.paysession.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;

/** Questions about a type that ArchUnit does not answer in one word. */
final class Types {

    private Types() {}

    /** The top-level type around a type; for an array the one around its elements. */
    static JavaClass outermost(JavaClass type) {
        JavaClass outermost = type.getBaseComponentType();
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return outermost;
    }

    /**
     * The binary name of the top-level type, read from the name alone: for a type that was only referred to and not
     * imported, ArchUnit may not know what encloses it.
     */
    static String outermostName(JavaClass type) {
        String name = type.getBaseComponentType().getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    static boolean isVisibleOutsideItsPackage(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                || type.getModifiers().contains(JavaModifier.PROTECTED);
    }
}
