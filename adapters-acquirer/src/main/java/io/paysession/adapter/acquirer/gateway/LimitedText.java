package io.paysession.adapter.acquirer.gateway;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A body as text, as far as a body of a gateway can be long: what comes after that is dropped. */
final class LimitedText implements BodyHandler<String> {
    private static final int MOST_BYTES = 1024 * 1024;

    @Override
    public BodySubscriber<String> apply(ResponseInfo info) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Charset charset = charset(info);
        return BodySubscribers.mapping(
                BodySubscribers.ofByteArrayConsumer(part ->
                        part.ifPresent(some -> bytes.write(some, 0, Math.min(some.length, MOST_BYTES - bytes.size())))),
                done -> bytes.toString(charset));
    }

    /** The gateway has been seen to declare both (source: recorded-responses 1). */
    private static Charset charset(ResponseInfo info) {
        String type = info.headers().firstValue("Content-Type").orElse("").toUpperCase(Locale.ROOT);
        return type.contains("ISO-8859-1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }
}
