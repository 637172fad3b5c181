package io.paysession.domain.field;

import io.paysession.domain.shared.ApiVersion;

/**
 * What the catalogue says of one field besides its place: a row of the {@link CatalogueTable}.
 *
 * @param type         what it may hold
 * @param mask         how answers show it
 * @param payerWrites  whether a payer input field
 * @param payerReads   whether a payer output field
 * @param stored       whether it is kept in the session
 * @param digested     whether two requests that differ in it are two requests
 * @param recorded     whether a transaction remembers it
 * @param since        the first API version that knows it
 * @param until        the last API version that knows it
 */
record FieldRule(
        FieldType type,
        Mask mask,
        boolean payerWrites,
        boolean payerReads,
        boolean stored,
        boolean digested,
        boolean recorded,
        ApiVersion since,
        ApiVersion until) {

    static FieldRule parse(FieldType type, Iterable<String> remarks) {
        FieldRule rule =
                new FieldRule(type, Mask.NONE, false, false, true, true, true, ApiVersion.OLDEST, ApiVersion.NEWEST);
        for (String remark : remarks) {
            rule = rule.with(remark);
        }
        return rule;
    }

    private FieldRule with(String remark) {
        if (remark.startsWith("mask=")) {
            Mask other = Mask.valueOf(remark.substring(5));
            return new FieldRule(type, other, payerWrites, payerReads, stored, digested, recorded, since, until);
        }
        if (remark.startsWith("v")) {
            String[] versions = remark.substring(1).split("-");
            if (versions.length != 2 || version(versions[0]).compareTo(version(versions[1])) > 0) {
                throw new IllegalArgumentException("No range of versions: " + remark);
            }
            return new FieldRule(
                    type,
                    mask,
                    payerWrites,
                    payerReads,
                    stored,
                    digested,
                    recorded,
                    version(versions[0]),
                    version(versions[1]));
        }
        return switch (remark) {
            case "payer" -> new FieldRule(type, mask, true, true, stored, digested, recorded, since, until);
            case "payer-reads" ->
                new FieldRule(type, mask, payerWrites, true, stored, digested, recorded, since, until);
            case "unstored" ->
                new FieldRule(type, mask, payerWrites, payerReads, false, digested, recorded, since, until);
            case "undigested" ->
                new FieldRule(type, mask, payerWrites, payerReads, stored, false, recorded, since, until);
            case "unrecorded" ->
                new FieldRule(type, mask, payerWrites, payerReads, stored, digested, false, since, until);
            default -> throw new IllegalArgumentException("No remark: " + remark);
        };
    }

    FieldRule writableByPayer() {
        return with("payer");
    }

    boolean isKnownIn(ApiVersion version) {
        return version.isBetween(since, until);
    }

    private static ApiVersion version(String number) {
        return new ApiVersion(Integer.parseInt(number));
    }
}
