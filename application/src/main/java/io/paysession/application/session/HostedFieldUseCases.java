package io.paysession.application.session;

/**
 * What the fields need that this server has in the pages of merchants.
 *
 * @param fill    stores what was typed
 * @param origins where they may be shown
 */
public record HostedFieldUseCases(FillSessionUseCase fill, FramingOriginsUseCase origins) {}
