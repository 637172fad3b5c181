package io.paysession.application.testing;

import io.paysession.application.port.PasswordHashing;

class InMemoryPasswordHashingTest extends PasswordHashingContract {
    @Override
    protected PasswordHashing hashing() {
        return new InMemoryPasswordHashing("old", "old");
    }

    @Override
    protected PasswordHashing rotated() {
        return new InMemoryPasswordHashing("new", "old", "new");
    }

    @Override
    protected PasswordHashing stranger() {
        return new InMemoryPasswordHashing("strange", "strange");
    }
}
