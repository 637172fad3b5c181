package io.paysession.adapter.persistence;

import io.paysession.application.port.Merchants;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PasswordHash;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/** Merchants in PostgreSQL. Every method is exactly one statement. */
final class JpaMerchants implements Merchants {
    private static final String INSERT = "insert into MerchantRow"
            + " (id, newestKeyId, newestHash, previousKeyId, previousHash, settings)"
            + " values (:id, :newestKeyId, :newestHash, :previousKeyId, :previousHash, :settings)"
            + " on conflict (id) do nothing";

    private static final String UPDATE = "update MerchantRow set newestKeyId = :newestKeyId, newestHash = :newestHash,"
            + " previousKeyId = :previousKeyId, previousHash = :previousHash,"
            + " settings = :settings where id = :id"
            + " and newestKeyId = :currentNewestKeyId and newestHash = :currentNewestHash"
            + " and previousKeyId is not distinct from :currentPreviousKeyId"
            + " and previousHash is not distinct from :currentPreviousHash"
            + " and settings is not distinct from :currentSettings";

    private final Statements statements;

    JpaMerchants(Statements statements) {
        this.statements = statements;
    }

    @Override
    public boolean add(Merchant merchant) {
        return mutate(INSERT, merchant.id(), query -> bind(query, "", merchant));
    }

    @Override
    public Option<Merchant> find(MerchantId id) {
        return statements
                .inSession(session -> Option.of(session.get(MerchantRow.class, id.value())))
                .map(MerchantRow::merchant);
    }

    @Override
    public Seq<Merchant> list() {
        return statements.inSession(
                session -> List.ofAll(session.createSelectionQuery("from MerchantRow order by id", MerchantRow.class)
                                .getResultList())
                        .map(MerchantRow::merchant));
    }

    @Override
    public boolean replace(Merchant current, Merchant next) {
        return mutate(UPDATE, current.id(), query -> {
            bind(query, "", next);
            bind(query, "current", current);
        });
    }

    @Override
    public boolean remove(MerchantId id) {
        return mutate("delete from MerchantRow where id = :id", id, query -> {});
    }

    private boolean mutate(String hql, MerchantId id, java.util.function.Consumer<MutationQuery> binding) {
        return statements.inSession(session -> {
            MutationQuery query = session.createMutationQuery(hql).setParameter("id", id.value());
            binding.accept(query);
            return query.executeUpdate() == 1;
        });
    }

    private static void bind(MutationQuery query, String prefix, Merchant merchant) {
        PasswordHash newest = merchant.passwords().head();
        Option<PasswordHash> previous = merchant.passwords().tail().headOption();
        bind(query, prefix + "NewestKeyId", newest.keyId());
        bind(query, prefix + "NewestHash", newest.hash());
        bind(query, prefix + "PreviousKeyId", previous.map(PasswordHash::keyId).getOrNull());
        bind(query, prefix + "PreviousHash", previous.map(PasswordHash::hash).getOrNull());
        bind(query, prefix + "Settings", SettingsContent.write(merchant.settings()));
    }

    private static void bind(MutationQuery query, String name, @Nullable String value) {
        query.setParameter(Character.toLowerCase(name.charAt(0)) + name.substring(1), value, String.class);
    }
}
