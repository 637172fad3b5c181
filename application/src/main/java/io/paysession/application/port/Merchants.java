package io.paysession.application.port;

import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The store of merchants. Every method is one transaction. A reader may see a state that is up to five seconds old.
 *
 * <p>All methods throw an unchecked exception if the store cannot be reached.
 */
public interface Merchants {
    /**
     * All merchants at one moment.
     *
     * @param merchants  as {@link #list} gives them
     * @param unreadable those of whom more than the name cannot be read, in the order of the names
     */
    record Listing(Seq<Merchant> merchants, Seq<MerchantId> unreadable) {}

    /**
     * Stores a new merchant; false, and nothing done, if there is one with that identifier.
     *
     * @param merchant the whole merchant
     * @return whether it was added; false if there is one of that name
     */
    boolean add(Merchant merchant);

    /**
     * {@return the merchant of that name, capital and small letters told apart; none if there is none}
     *
     * @param id which merchant
     * @throws UnreadableException if what is stored of it cannot be read, unless the store serves those who are to be
     *                             admitted: for them there is no such merchant then
     */
    Option<Merchant> find(MerchantId id);

    /**
     * {@return the merchant of that name as far as it can be told at once, without waiting for the store; none also if
     * that cannot be told}
     *
     * @param id which merchant
     */
    default Option<Merchant> remembered(MerchantId id) {
        return find(id);
    }

    /**
     * {@return the merchant of that name as it is now, for somebody who has a reason to think that it has just changed}
     * Whoever asks for the same merchant again and again, several times a second, may be given what was read shortly
     * before.
     *
     * @param id which merchant
     */
    default Option<Merchant> findAgain(MerchantId id) {
        return find(id);
    }

    /**
     * {@return all merchants in the order of their identifiers' characters, as {@link String#compareTo}: digits,
     * capital letters, small letters, whatever the language of the machine} Those that cannot be read are left out.
     */
    Seq<Merchant> list();

    /** {@return the same, and who was left out: such a merchant is not one that was removed} */
    default Listing listing() {
        return new Listing(list(), List.empty());
    }

    /**
     * Replaces a merchant by its next state; false, and nothing done, if the stored one is not {@code current}.
     *
     * <p>What to compare: everything, passwords and settings. A merchant has no revision.
     *
     * @param current the merchant as it was read
     * @param next what it is to be
     * @return whether it was replaced; false if it is not like that any more
     */
    boolean replace(Merchant current, Merchant next);

    /**
     * Removes a merchant; false if there was none.
     *
     * @param id which merchant
     * @return whether there was one
     */
    boolean remove(MerchantId id);
}
