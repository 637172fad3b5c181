package io.paysession.adapter.persistence.sql;

/**
 * What is stored is not what was once written, or cannot be read with the keys at hand. Without a cause on purpose: its
 * text may be made of the data.
 */
public final class DamagedDataException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public DamagedDataException(String what) {
        super(what);
    }
}
