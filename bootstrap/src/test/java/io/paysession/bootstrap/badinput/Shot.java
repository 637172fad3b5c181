package io.paysession.bootstrap.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

/**
 * One request.
 *
 * @param bytes     all of it
 * @param withBody  whether its answer may have a body
 * @param last      whether nothing more can be sent on its connection
 * @param refusedAs the only status that it may get; 0 for any documented one
 */
record Shot(byte[] bytes, boolean withBody, boolean last, int refusedAs) {

    /** A request in parts that can be broken one by one. */
    static final class Parts {
        String method = "PUT";
        String path = "/";
        String protocol = "HTTP/1.1";
        String headers = "";
        String authorization = "";
        byte[] body = new byte[0];
        boolean chunked;
        int refusedAs;

        Parts as(String user, String password) {
            authorization = "Authorization: " + basic(user, password) + "\r\n";
            return this;
        }

        Parts to(String newMethod, String newPath) {
            method = newMethod;
            path = newPath;
            return this;
        }

        Parts saying(String json) {
            body = json.getBytes(UTF_8);
            return this;
        }

        Parts refusedAs(int status) {
            refusedAs = status;
            return this;
        }

        Shot whole() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            String length = chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length;
            String head = method + " " + path + " " + protocol + "\r\nHost: shop\r\n" + authorization + headers + length
                    + "\r\n\r\n";
            bytes.writeBytes(head.getBytes(UTF_8));
            if (chunked) {
                bytes.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(ISO_8859_1));
                bytes.writeBytes(body);
                bytes.writeBytes((body.length == 0 ? "\r\n" : "\r\n0\r\n\r\n").getBytes(ISO_8859_1));
            } else {
                bytes.writeBytes(body);
            }
            return new Shot(bytes.toByteArray(), !method.equals("HEAD"), false, refusedAs);
        }
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }
}
