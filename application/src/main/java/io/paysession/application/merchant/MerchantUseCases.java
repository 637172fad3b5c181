package io.paysession.application.merchant;

/** The merchant use cases. */
public record MerchantUseCases(
        AddMerchantUseCase add,
        EnsureMerchantUseCase ensure,
        RotatePasswordUseCase rotate,
        SetMerchantUseCase set,
        RemoveMerchantUseCase remove,
        ListMerchantsUseCase list) {

    /**
     * Wires the use cases to the ports.
     *
     * @param ports what they need from the world
     * @return the use cases on these ports
     */
    public static MerchantUseCases of(MerchantPorts ports) {
        return new MerchantUseCases(
                new AddMerchantService(ports),
                new EnsureMerchantService(ports),
                new RotatePasswordService(ports),
                new SetMerchantService(ports.merchants()),
                new RemoveMerchantService(ports),
                new ListMerchantsService(ports));
    }
}
