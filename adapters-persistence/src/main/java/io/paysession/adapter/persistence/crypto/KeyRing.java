package io.paysession.adapter.persistence.crypto;

import io.paysession.adapter.persistence.sql.StartFailedException;
import io.paysession.application.port.MasterKeys;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Base64;

/** The keys that this process holds. The first is used for what it writes, all of them for what it reads. */
public final class KeyRing {
    private final Seq<DerivedKeys> keys;

    private KeyRing(Seq<DerivedKeys> keys) {
        this.keys = keys;
    }

    /** @throws StartFailedException unless there is at least one key, and each is 32 bytes and there once */
    public static KeyRing load(MasterKeys masterKeys) {
        Seq<DerivedKeys> keys = masterKeys.load().zipWithIndex((secret, index) -> derive(secret, index + 1));
        if (keys.isEmpty()) {
            throw new StartFailedException("There is no master key: at least one is needed");
        }
        if (keys.map(DerivedKeys::id).distinct().size() < keys.size()) {
            throw new StartFailedException("A master key is listed twice: each must be listed once");
        }
        return new KeyRing(keys);
    }

    public DerivedKeys current() {
        return keys.head();
    }

    public Seq<DerivedKeys> all() {
        return keys;
    }

    public Seq<String> ids() {
        return keys.map(DerivedKeys::id);
    }

    public Option<DerivedKeys> find(String id) {
        return keys.find(key -> key.id().equals(id));
    }

    private static DerivedKeys derive(Secret base64, int position) {
        byte[] master = decode(base64);
        try {
            if (master.length != DerivedKeys.KEY_BYTES) {
                throw new StartFailedException("Master key " + position + " is not 32 bytes in base64");
            }
            return new DerivedKeys(master);
        } finally {
            Arrays.fill(master, (byte) 0);
        }
    }

    /** The bytes; none if it is not base64. */
    private static byte[] decode(Secret base64) {
        try {
            return Base64.getDecoder().decode(base64.reveal().strip());
        } catch (IllegalArgumentException e) {
            // Not passed on: the message would show a character of the key.
            return new byte[0];
        }
    }
}
