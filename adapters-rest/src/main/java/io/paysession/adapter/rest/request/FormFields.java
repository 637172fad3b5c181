package io.paysession.adapter.rest.request;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The fields of a form that a browser posts; of a name that is there twice, the last one. */
public final class FormFields {
    private final Map<String, String> fields;

    private FormFields(Map<String, String> fields) {
        this.fields = fields;
    }

    /** Reads a body; what is badly encoded is not there. */
    public static FormFields read(String body) {
        Map<String, String> fields = HashMap.empty();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                Option<String> name = decode(pair.substring(0, equals));
                Option<String> value = decode(pair.substring(equals + 1));
                if (name.isDefined() && value.isDefined()) {
                    fields = fields.put(name.get(), value.get());
                }
            }
        }
        return new FormFields(fields);
    }

    /** The field's value; empty if there is none. */
    public String text(String name) {
        return fields.get(name).getOrElse("");
    }

    private static Option<String> decode(String encoded) {
        try {
            return Option.some(URLDecoder.decode(encoded.strip(), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Option.none();
        }
    }
}
