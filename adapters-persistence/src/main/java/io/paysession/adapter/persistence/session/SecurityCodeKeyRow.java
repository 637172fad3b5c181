package io.paysession.adapter.persistence.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The key of a session's security code; Hibernate checks at start that the table looks like this. */
@Entity
@Immutable
@Table(name = "security_code_key")
@SuppressWarnings("NullAway.Init")
class SecurityCodeKeyRow {
    @Id
    @Column(name = "id_hash")
    byte[] idHash;

    @Column(name = "code_key")
    byte @Nullable [] codeKey;
}
