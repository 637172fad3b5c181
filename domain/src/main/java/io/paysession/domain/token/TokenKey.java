package io.paysession.domain.token;

/**
 * Which token of all repositories.
 *
 * @param repository 1 to 16 characters; or the merchant's id, if the merchant shares its tokens with nobody
 * @param token      its name: 1 to 40 letters and digits
 */
public record TokenKey(String repository, String token) {
    /** A token can be as good as the card: it is not printed. */
    @Override
    public String toString() {
        return "TokenKey[repository=" + repository + "]";
    }
}
