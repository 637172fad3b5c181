package io.paysession.domain.field;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * All request fields, one a row (source: gateway-api 4 and 1.5, gateway-fields 1 and 2): the one list that validation,
 * masking, the payer filter, merging and documents come from. {@link CatalogueRows} reads and checks it.
 *
 * <p>A row is a path, the requests that know it, its type with limits, and remarks. In a path {@code []} marks a list and
 * {@code <name>} a map with free names. The requests are letters: {@code S} Update Session (which stores it), for the
 * others see {@link OperationTable}. Type {@code open} is a group of which no more is known than what rows below it say;
 * card numbers in it are masked. Type {@code numbers} is for members of such a group whose numbers are known to be of
 * another kind.
 *
 * <p>Type {@code name} is one of a list of words that may grow: card numbers in it are masked, too.
 *
 * <p>Remarks: {@code payer} the payer may write and read it; {@code payer:I} the payer may write it in that request,
 * otherwise only the merchant; {@code payer-reads}; {@code mask=…} a {@link Mask}; {@code v57-78} the API versions that
 * know it; {@code unstored} validated, but not kept; {@code undigested} two requests that differ in it only are one
 * request; {@code unrecorded} a transaction uses it, but does not remember it.
 */
final class CatalogueTable {
    private CatalogueTable() {}

    /**
     * Rows that belong together.
     *
     * @param name what a complaint about one of them calls them
     */
    record Block(String name, String rows) {}

    /** What a Create Session request may say. */
    static final Seq<Block> CREATE_SESSION = List.of(new Block("create session", """
            correlationId                S  text:1-100  unstored
            apiOperation                 S  text:0-0    unstored
            lineOfBusiness               S  word:1-100  v57-78
            session.authenticationLimit  S  int:0-25    unstored
            """));

    /** What all other requests about sessions, orders and tokens may say. */
    static final Seq<Block> FIELDS = List.of(
            new Block("envelope", """
            correlationId                               SPAVCKRFXUINTLQWHBZ  any:1-100  unstored undigested payer
            apiOperation                                SPAVCKRFXUINTLQWHBZ  ascii:1-100  unstored payer
            paymentType                                 S                    ascii:1-100  unstored payer
            session.id                                  SPAVCKRFINTLQWBZ     alnum:31-35  unstored mask=SENSITIVE payer:INQ
            session.version                             SPAVCKRFINTLQWBZ     ascii:10-10  unstored payer
            lineOfBusiness                              SPAVCKRFXUINTQHB     word:1-100  v57-100
            locale                                      SPAVCKRFINQHB        text:2-16  payer
            partnerSolutionId                           SPAVCKRFXUINTHB      text:1-40
            initiator.userId                            SPAVCKRFXUHB         text:1-256
            userId                                      SPAVCKRFXUHB         text:1-256
            paymentPlan.externalPlanId                  SPAVCKRF             text:1-10
            paymentPlan.numberOfPayments                SPAVCKRF             int:1-99
            paymentPlan.numberOfDeferrals               SPAVCKRF             int:1-99
            paymentPlan.planId                          SPAVCKRF             text:1-40
            responseControls.sensitiveData              SPAVCKRFX            text:1-50
            referenceOrderId                            SPAVT                text:1-40
            verificationStrategy                        T                    enum:NONE|BASIC|ACQUIRER  unstored
            action.refundAuthorization                  SCKRF                bool
            gatewayEntryPoint                           Q                    name:1-50  unstored
            checkoutMode                                H                    name:1-50  unstored
            paymentLink.expiryDateTime                  H                    datetime  unstored
            paymentLink.numberOfAllowedAttempts         H                    int:1-999  unstored
            paymentLink.errorUrl                        H                    url:8-2048  unstored
            constraints.paymentPlans.numberOfDeferrals  SPAH                 int:1-99
            constraints.paymentPlans.numberOfPayments   SPAH                 int:1-99
            constraints.paymentPlans.supported          SPAH                 text:1-40
            risk.bypassMerchantRiskRules                SPAVH                enum:ALL
            risk.custom.<name>                          SPAVH                text:1-250
            debtRepayment                               SPAH                 open
            debtRepayment.recipient.account.identifier  SPAH                 text:1-50  mask=ACCOUNT
            """),
            new Block("parties", """
            billing.address.city                SPAVCKRFINTGHB  text:1-100  payer
            billing.address.company             SPAVCKRFINTGHB  text:1-100  payer
            billing.address.country             SPAVCKRFINTGHB  letters:3-3  payer
            billing.address.postcodeZip         SPAVCKRFINTGHB  postcode:1-10  payer
            billing.address.stateProvince       SPAVCKRFINTGHB  text:1-20  payer
            billing.address.stateProvinceCode   SPAVCKRFINTGHB  text:1-3  payer
            billing.address.street              SPAVCKRFINTGHB  text:1-100  payer
            billing.address.street2             SPAVCKRFINTGHB  text:1-100  payer
            shipping.address.city               SPAVCKRFINTGHB  text:1-100  payer
            shipping.address.company            SPAVCKRFINTGHB  text:1-100  payer
            shipping.address.country            SPAVCKRFINTGHB  letters:3-3  payer
            shipping.address.postcodeZip        SPAVCKRFINTGHB  postcode:1-10  payer
            shipping.address.stateProvince      SPAVCKRFINTGHB  text:1-20  payer
            shipping.address.stateProvinceCode  SPAVCKRFINTGHB  text:1-3  payer
            shipping.address.street             SPAVCKRFINTGHB  text:1-100  payer
            shipping.address.street2            SPAVCKRFINTGHB  text:1-100  payer
            shipping.address.source             SPAVCKRFINTGHB  enum:ADDRESS_ON_FILE|NEW_ADDRESS  payer
            shipping.address.sameAsBilling      SPAVCKRFINTGHB  enum:DIFFERENT|SAME|UNKNOWN  payer
            shipping.contact.email              SPAVCKRFINTGHB  email:4-254  payer
            shipping.contact.firstName          SPAVCKRFINTGHB  text:1-50  payer
            shipping.contact.lastName           SPAVCKRFINTGHB  text:1-50  payer
            shipping.contact.mobilePhone        SPAVCKRFINTGHB  phone:1-25  payer
            shipping.contact.phone              SPAVCKRFINTGHB  phone:1-25  payer
            shipping.method                     SPAVCKRFINTGHB  enum:ELECTRONIC|GROUND|NOT_SHIPPED|OVERNIGHT|PICKUP|PRIORITY|SAME_DAY  payer
            shipping.origin.postcodeZip         SPAVCKRFINTGHB  postcode:1-10  payer
            customer.email                      SPAVCKRFINTGHB  email:4-254  payer
            customer.firstName                  SPAVCKRFINTGHB  text:1-50  payer
            customer.middleName                 SPAVCKRFINTGHB  text:1-50
            customer.lastName                   SPAVCKRFINTGHB  text:1-50  payer
            customer.dateOfBirth                SPAVCKRFINTGHB  date  payer
            customer.mobilePhone                SPAVCKRFINTGHB  phone:1-25  payer
            customer.phone                      SPAVCKRFINTGHB  phone:1-25  payer
            customer.nationalId                 SPAVCKRFINTGHB  text:1-30  payer mask=SENSITIVE
            customer.taxRegistrationId          SPAVCKRFINTGHB  text:1-30  payer mask=SENSITIVE
            customer.identification.country     SPAVCKRFINTGHB  letters:3-3
            customer.identification.type        SPAVCKRFINTGHB  text:1-50
            customer.identification.value       SPAVCKRFINTGHB  text:1-50  mask=SENSITIVE
            customer.account                    SPAINB          open
            """),
            new Block("order", """
            order.statementDescriptor.address.city                             SPAVCKRFINHB    text:1-100
            order.statementDescriptor.address.company                          SPAVCKRFINHB    text:1-100
            order.statementDescriptor.address.country                          SPAVCKRFINHB    letters:3-3
            order.statementDescriptor.address.postcodeZip                      SPAVCKRFINHB    postcode:1-10
            order.statementDescriptor.address.stateProvince                    SPAVCKRFINHB    text:1-20
            order.statementDescriptor.address.stateProvinceCode                SPAVCKRFINHB    text:1-3
            order.statementDescriptor.address.street                           SPAVCKRFINHB    text:1-100
            order.statementDescriptor.address.street2                          SPAVCKRFINHB    text:1-100
            order.statementDescriptor.address.phone                            SPAVCKRFINHB    text:1-20
            order.subMerchant.address.city                                     SPAVCKRFINHB    text:1-100
            order.subMerchant.address.company                                  SPAVCKRFINHB    text:1-100
            order.subMerchant.address.country                                  SPAVCKRFINHB    letters:3-3
            order.subMerchant.address.postcodeZip                              SPAVCKRFINHB    postcode:1-10
            order.subMerchant.address.stateProvince                            SPAVCKRFINHB    text:1-20
            order.subMerchant.address.stateProvinceCode                        SPAVCKRFINHB    text:1-3
            order.subMerchant.address.street                                   SPAVCKRFINHB    text:1-100
            order.subMerchant.address.street2                                  SPAVCKRFINHB    text:1-100
            order.id                                                           SH              text:1-40
            order.reference                                                    SPAVCKRFXUINHB  text:1-40
            order.currency                                                     SPAVKFINTQHB    letters:3-3  payer-reads payer:Q
            order.amount                                                       SPAVKFINQHB     decimal:1-14  payer:Q
            order.netAmount                                                    SPAVKFINQHB     decimal:1-14
            order.acceptPartialAmount                                          SPAVCKRFINHB    bool
            order.cashbackAmount                                               SPAVCKRFINHB    decimal:1-14
            order.discount.amount                                              SPAVCKRFINHB    decimal:1-14
            order.discount.code                                                SPAVCKRFINHB    text:1-40
            order.discount.description                                         SPAVCKRFINHB    text:1-127
            order.dutyAmount                                                   SPAVCKRFINHB    decimal:1-14
            order.gratuityAmount                                               SPAVCKRFINHB    decimal:1-14
            order.itemAmount                                                   SPAVCKRFINHB    decimal:1-14
            order.merchantCharge.amount                                        SPAVCKRFINHB    decimal:1-14
            order.merchantCharge.type                                          SPAVCKRFINQHB   enum:SURCHARGE
            order.surchargeAmount                                              SPAVCKRFINHB    decimal:1-14
            order.shippingAndHandlingAmount                                    SPAVCKRFINHB    decimal:1-14
            order.shippingAndHandlingTaxAmount                                 SPAVCKRFINHB    decimal:1-14
            order.shippingAndHandlingTaxRate                                   SPAVCKRFINHB    decimal:1-6
            order.taxAmount                                                    SPAVCKRFINHB    decimal:1-14
            order.tax[].amount                                                 SPAVCKRFINHB    decimal:1-14
            order.tax[].rate                                                   SPAVCKRFINHB    decimal:1-6
            order.tax[].type                                                   SPAVCKRFINHB    text:1-50
            order.description                                                  SPAVCKRFINHB    text:1-127
            order.customerNote                                                 SPAVCKRFINHB    text:1-250
            order.customerOrderDate                                            SPAVCKRFINHB    date
            order.customerReference                                            SPAVCKRFINHB    text:1-127
            order.invoiceNumber                                                SPAVCKRFINHB    text:1-127
            order.requestorName                                                SPAVCKRFINHB    text:1-127
            order.taxRegistrationId                                            SPAVCKRFINHB    text:1-30  mask=SENSITIVE
            order.productSKU                                                   SPAVCKRFINHB    text:1-127
            order.recurringPaymentAgreement                                    SPAVCKRFINHB    text:1-127
            order.cashAdvance                                                  SPAVCKRFINHB    bool
            order.certainty                                                    SPAVCKRFINHB    enum:ESTIMATED|FINAL
            order.expectedNumberOfCaptures                                     SPAVCKRFINHB    int:1-99
            order.marketplace.retailerLocation                                 SPAVCKRFINHB    enum:DOMESTIC_ONLY|FOREIGN_AND_DOMESTIC|FOREIGN_ONLY
            order.merchantCategoryCode                                         SPAVCKRFINHB    digits:4-4
            order.merchantPartnerIdCode                                        SPAVCKRFINHB    text:1-6
            order.notificationUrl                                              SPAVCKRFXUINHB  https:9-2048  mask=HIDDEN
            order.owningEntity                                                 SPAVCKRFINHB    text:1-40
            order.purchaseType                                                 SPAVCKRFINHB    ascii:1-50
            order.walletIndicator                                              SPAVCKRFINHB    text:3-3
            order.walletProvider                                               SPAVCKRFINWHB   enum:AMEX_EXPRESS_CHECKOUT|APPLE_PAY|CHASE_PAY|GOOGLE_PAY|MASTERPASS_ONLINE|SAMSUNG_PAY|SECURE_REMOTE_COMMERCE|VISA_CHECKOUT  payer
            order.custom.<name>                                                SPAVCKRFXUINHB  text:1-250
            order.industryPracticePaymentReason                                SPAVCKRFINHB    enum:DELAYED_CHARGE|NO_SHOW_PENALTY|PARTIAL_SHIPMENT
            order.item[].name                                                  SPAVCKRFHB      text:1-127
            order.item[].quantity                                              SPAVCKRFHB      positive:1-30
            order.item[].unitPrice                                             SPAVCKRFHB      signed:1-14
            order.item[].brand                                                 SPAVCKRFHB      text:1-127
            order.item[].category                                              SPAVCKRFHB      text:1-127
            order.item[].description                                           SPAVCKRFHB      text:1-127
            order.item[].sku                                                   SPAVCKRFHB      text:1-127
            order.item[].unitDiscountAmount                                    SPAVCKRFHB      signed:1-14
            order.item[].unitTaxAmount                                         SPAVCKRFHB      signed:1-14
            order.item[].unitOfMeasure                                         SPAVCKRFHB      text:1-10
            order.item[].industryCategory                                      SPAVCKRFHB      ascii:1-50
            order.item[].detail                                                SPAVCKRFHB      open
            order.item[].detail.commodityCode                                  SPAVCKRFHB      numbers
            order.item[].detail.unspsc                                         SPAVCKRFHB      numbers
            order.item[].detail.upc                                            SPAVCKRFHB      numbers
            order.statementDescriptor.name                                     SPAVCKRFINHB    text:1-100
            order.statementDescriptor.phone                                    SPAVCKRFINHB    text:1-20
            order.statementDescriptor.websiteUrl                               SPAVCKRFINHB    url:8-2048
            order.subMerchant.identifier                                       SPAVCKRFINHB    text:1-100
            order.subMerchant.tradingName                                      SPAVCKRFINHB    text:1-100
            order.subMerchant.registeredName                                   SPAVCKRFINHB    text:1-100
            order.subMerchant.bankIndustryCode                                 SPAVCKRFINHB    digits:4-4
            order.subMerchant.email                                            SPAVCKRFINHB    email:4-254
            order.subMerchant.phone                                            SPAVCKRFINHB    text:1-20
            order.subMerchant.disputeContactPhone                              SPAVCKRFINHB    phone:1-25
            order.subMerchant.governmentCountryCode                            SPAVCKRFINHB    letters:3-3
            order.subMerchant.websiteUrl                                       SPAVCKRFINHB    url:8-2048
            order.subMerchant.marketplaceId                                    SPAVCKRFINHB    text:1-11
            order.transactionFiltering.avsResponseCodeRules[].action           SPAVCKRFINHB    enum:NO_ACTION|REJECT|REVIEW
            order.transactionFiltering.avsResponseCodeRules[].avsResponseCode  SPAVCKRFINHB    ascii:1-50
            """),
            new Block("device", """
            device.ani                                         SPAVCKRFINGHB  text:1-10  payer
            device.aniCallType                                 SPAVCKRFINGHB  text:1-2  payer
            device.browser                                     SPAVCKRFINGHB  text:1-2048  payer
            device.fingerprint                                 SPAVCKRFINGHB  text:1-4000  payer
            device.hostname                                    SPAVCKRFINGHB  text:1-60  payer
            device.ipAddress                                   SPAVCKRFINGHB  ascii:7-45  payer
            device.mobilePhoneModel                            SPAVCKRFINGHB  text:1-255  payer
            device.browserDetails.3DSecureChallengeWindowSize  SPAVCKRFINGHB  enum:FULL_SCREEN|250_X_400|390_X_400|500_X_600|600_X_400  payer unrecorded
            device.browserDetails.acceptHeaders                SPAVCKRFINGHB  text:1-2048  payer unrecorded
            device.browserDetails.colorDepth                   SPAVCKRFINGHB  int:0-99  payer unrecorded
            device.browserDetails.javaEnabled                  SPAVCKRFINGHB  bool  payer unrecorded
            device.browserDetails.javaScriptEnabled            SPAVCKRFINGHB  bool  payer unrecorded
            device.browserDetails.language                     SPAVCKRFINGHB  text:1-8  payer unrecorded
            device.browserDetails.screenHeight                 SPAVCKRFINGHB  int:0-999999  payer unrecorded
            device.browserDetails.screenWidth                  SPAVCKRFINGHB  int:0-999999  payer unrecorded
            device.browserDetails.timeZone                     SPAVCKRFINGHB  offset:1-6  payer unrecorded
            """),
            new Block("other funds", """
            sourceOfFunds.type                                                   SPAVKFINTDLQGB  ascii:1-50  payer mask=CARD_NUMBERS
            sourceOfFunds.token                                                  SPAVKFINTLQ     alnum:1-40  mask=SENSITIVE
            sourceOfFunds.tokenRequestorID                                       SPAVKFINT       alnum:11-11
            sourceOfFunds.provided.giftCard.number                               SPAVKFINTDL     digits:9-19  payer mask=NUMBER
            sourceOfFunds.provided.giftCard.pin                                  SPAVKFINT       digits:4-8  payer mask=HIDDEN undigested
            sourceOfFunds.provided.giftCard.expectedLocalBrand                   SPAVKFINTD      text:4-50  payer
            sourceOfFunds.provided.ach.accountType                               SPAVKFINTD      enum:CONSUMER_CHECKING|CONSUMER_SAVINGS|CORPORATE_CHECKING  payer
            sourceOfFunds.provided.ach.bankAccountHolder                         SPAVKFINTD      text:1-28  payer mask=CARD_NUMBERS
            sourceOfFunds.provided.ach.bankAccountNumber                         SPAVKFINTDL     account:1-17  payer mask=ACCOUNT
            sourceOfFunds.provided.ach.routingNumber                             SPAVKFINTDL     digits:9-9  payer
            sourceOfFunds.provided.ach.secCode                                   SPAVKFINTD      enum:PPD|TEL|WEB  payer
            sourceOfFunds.provided.directDebitCanada.accountType                 SPAVKFINTD      enum:CONSUMER_CHECKING|CONSUMER_SAVINGS|CORPORATE_CHECKING  payer
            sourceOfFunds.provided.directDebitCanada.bankAccountHolder           SPAVKFINTD      text:1-28  payer mask=CARD_NUMBERS
            sourceOfFunds.provided.directDebitCanada.bankAccountNumber           SPAVKFINTDL     account:7-12  payer mask=ACCOUNT
            sourceOfFunds.provided.directDebitCanada.financialInstitutionNumber  SPAVKFINTDL     digits:3-3  payer
            sourceOfFunds.provided.directDebitCanada.transitNumber               SPAVKFINTDL     digits:5-5  payer
            sourceOfFunds.provided.sepa.bankAccountHolder                        SPAVKFIN        text:3-100  payer mask=CARD_NUMBERS
            sourceOfFunds.provided.sepa.bic                                      SPAVKFIN        alnum:8-11  payer
            sourceOfFunds.provided.sepa.iban                                     SPAVKFIN        text:1-50  payer mask=ACCOUNT
            sourceOfFunds.provided.ebt.accountType                               SPAKF           enum:CASH_BENEFITS|EWIC_BENEFITS|SNAP_BENEFITS  payer
            sourceOfFunds.provided.ebt.manualAuthorizationCode                   SPAKF           digits:1-6  payer
            sourceOfFunds.provided.ebt.merchantFns                               SPAKF           digits:1-7  payer
            sourceOfFunds.provided.ebt.voucherNumber                             SPAKF           digits:1-15  payer
            sourceOfFunds.provided.paysafecard.accountEmail                      SPAKF           email:4-254  payer
            sourceOfFunds.browserPayment                                         SB              open
            """),
            new Block("card", """
            sourceOfFunds.provided.card.number                                          SPAVKFINTDLQG  pan:9-19  payer mask=NUMBER
            sourceOfFunds.provided.card.expiry.month                                    SPAVKFINTDG    month  payer
            sourceOfFunds.provided.card.expiry.year                                     SPAVKFINTDG    digits:2-2  payer
            sourceOfFunds.provided.card.securityCode                                    SPAVKFINT      digits:3-4  payer mask=SECURITY_CODE undigested unrecorded
            sourceOfFunds.provided.card.nameOnCard                                      SPAVKFINTG     text:1-256  payer mask=CARD_NUMBERS
            sourceOfFunds.provided.card.storedOnFile                                    SPAVKFINT      enum:NOT_STORED|STORED|TO_BE_STORED  payer
            sourceOfFunds.provided.card.accountType                                     SPAVKFINT      enum:CHECKING|SAVINGS  payer
            sourceOfFunds.provided.card.prefix                                          SPAVKFINTQ     digits:1-10  payer
            sourceOfFunds.provided.card.sequenceNumber                                  SPAVKFINT      int:0-999  payer
            sourceOfFunds.provided.card.track1                                          SPAVKFINT      ascii:2-79  payer mask=HIDDEN undigested
            sourceOfFunds.provided.card.track2                                          SPAVKFINT      ascii:2-40  payer mask=HIDDEN undigested
            sourceOfFunds.provided.card.emvRequest                                      SPAVKFINT      ascii:1-250  payer mask=HIDDEN
            sourceOfFunds.provided.card.maskedFpan                                      SPAVKFINT      masked:9-19  payer mask=NUMBER
            sourceOfFunds.provided.card.maskedFpanExpiry.month                          SPAVKFINT      month  payer
            sourceOfFunds.provided.card.maskedFpanExpiry.year                           SPAVKFINT      digits:2-2  payer
            sourceOfFunds.provided.card.devicePayment.paymentToken                      SPAVKFINT      text:1-16384  payer mask=HIDDEN
            sourceOfFunds.provided.card.devicePayment.eciIndicator                      SPAVKFINT      ascii:1-2  payer
            sourceOfFunds.provided.card.devicePayment.onlinePaymentCryptogram           SPAVKFINT      ascii:1-128  payer mask=HIDDEN
            sourceOfFunds.provided.card.devicePayment.cryptogramFormat                  SPAVKFINT      ascii:1-50  payer
            sourceOfFunds.provided.card.devicePayment.3DSecure.eciIndicator             SPAVKFINT      ascii:1-2  payer
            sourceOfFunds.provided.card.devicePayment.3DSecure.onlinePaymentCryptogram  SPAVKFINT      ascii:1-128  payer mask=HIDDEN
            sourceOfFunds.provided.card.p2pe.cardBin                                    SPAVKFIN       digits:1-6  payer
            sourceOfFunds.provided.card.p2pe.encryptionState                            SPAVKFIN       ascii:5-7  payer
            sourceOfFunds.provided.card.p2pe.initializationVector                       SPAVKFIN       hex:16-64  payer mask=HIDDEN
            sourceOfFunds.provided.card.p2pe.keySerialNumber                            SPAVKFIN       hex:20-24  payer mask=HIDDEN
            sourceOfFunds.provided.card.p2pe.payload                                    SPAVKFIN       hex:32-1024  payer mask=HIDDEN
            sourceOfFunds.provided.card.pin.encryptionState                             SPAVKF         enum:INVALID|VALID  payer
            sourceOfFunds.provided.card.pin.keySerialNumber                             SPAVKF         hex:20-24  payer mask=HIDDEN
            sourceOfFunds.provided.card.pin.keySetId                                    SPAVKF         hex:6-8  payer mask=HIDDEN
            sourceOfFunds.provided.card.pin.payload                                     SPAVKF         hex:16-32  payer mask=HIDDEN undigested
            """),
            new Block("authentication", """
            authentication.acceptVersions               SPAVINH  ascii:1-50  payer-reads
            authentication.channel                      SPAVINH  enum:PAYER_BROWSER|PAYER_APP|MERCHANT_REQUESTED  payer-reads
            authentication.purpose                      SPAVINH  ascii:1-50  payer-reads
            authentication.challengePreference          SPAVINH  ascii:1-50  payer-reads
            authentication.redirectResponseUrl          SPAVINH  url:8-2048  payer-reads unrecorded
            authentication.methodNotificationUrl        SPAVINH  url:8-2048  payer-reads payer unrecorded
            authentication.transactionId                SPAVINH  text:1-40  payer-reads
            authentication.3ds.acsEci                   SPAVINH  ascii:1-2  payer-reads
            authentication.3ds.authenticationToken      SPAVINH  ascii:1-100  payer-reads mask=SENSITIVE
            authentication.3ds.transactionId            SPAVINH  ascii:1-100  payer-reads
            authentication.3ds1                         SPAVINH  open  payer-reads
            authentication.psd2                         SPAVINH  open  payer-reads
            authentication.3ds2.dsTransactionId         SPAVINH  ascii:1-100  payer-reads
            authentication.3ds2.protocolVersion         SPAVINH  ascii:1-10  payer-reads
            authentication.3ds2.transactionStatus       SPAVINH  ascii:1-1  payer-reads
            authentication.3ds2.statusReasonCode        SPAVINH  ascii:1-2  payer-reads
            authentication.3ds2.methodCompleted         SPAVINH  bool  payer-reads
            authentication.3ds2.sdk.appId               SPAVINH  ascii:1-64  payer unrecorded
            authentication.3ds2.sdk.encryptedData       SPAVINH  ascii:1-16384  payer unrecorded mask=SENSITIVE
            authentication.3ds2.sdk.ephemeralPublicKey  SPAVINH  text:1-1024  payer unrecorded
            authentication.3ds2.sdk.interface           SPAVINH  ascii:1-20  payer unrecorded
            authentication.3ds2.sdk.referenceNumber     SPAVINH  ascii:1-64  payer unrecorded
            authentication.3ds2.sdk.timeout             SPAVINH  int:0-9999  payer unrecorded
            authentication.3ds2.sdk.transactionId       SPAVINH  ascii:1-64  payer unrecorded
            authentication.3ds2.sdk.uiType              SPAVINH  text:1-100  payer unrecorded
            3DSecure.acsEci                             SPAV     ascii:1-2
            3DSecure.authenticationToken                SPAV     ascii:1-100  mask=SENSITIVE
            3DSecure.authenticationStatus               SPAV     name:1-50
            3DSecure.enrollmentStatus                   SPAV     name:1-50
            3DSecure.xid                                SPAV     ascii:1-100
            3DSecure.veResEnrolled                      SPAV     enum:Y|N|U
            3DSecure.paResStatus                        SPAV     enum:Y|N|U|A
            3DSecureId                                  SPAV     ascii:1-64
            """),
            new Block("transaction", """
            transaction.id                                 SH              text:1-40  payer-reads
            transaction.amount                             SCKRFUH         decimal:1-14
            transaction.currency                           SCKRFUTH        letters:3-3
            transaction.reference                          SPAVCKRFXUINHB  text:1-40
            transaction.merchantNote                       SPAVCKRFXUHB    text:1-250
            transaction.source                             SPAVCKRFXUHB    enum:CALL_CENTRE|CARD_PRESENT|INTERNET|MAIL_ORDER|MERCHANT|MOTO|PAYER_PRESENT|TELEPHONE_ORDER|VOICE_RESPONSE
            transaction.targetTransactionId                SCRXUH          text:1-40
            transaction.authorizationCode                  SKH             text:1-6
            transaction.authorizationAdjustmentActions     SCKRF           name:1-50
            transaction.frequency                          SPAVKFH         name:1-20
            transaction.deferredAuthorization              SPAKH           bool
            transaction.cashAdvance                        SPAKH           bool
            transaction.itemAmount                         SPAVCKRFXUH     decimal:1-14
            transaction.taxAmount                          SPAVCKRFXUH     decimal:1-14
            transaction.discountAmount                     SCKRF           decimal:1-14
            transaction.dutyAmount                         SCKRF           decimal:1-14
            transaction.shippingAndHandlingAmount          SCKRF           decimal:1-14
            transaction.shippingAndHandlingTaxAmount       SCKRF           decimal:1-14
            transaction.shippingAndHandlingTaxRate         SCKRF           decimal:1-6
            transaction.tax[].amount                       SCKRF           decimal:1-14
            transaction.tax[].rate                         SCKRF           decimal:1-6
            transaction.tax[].type                         SCKRF           text:1-50
            transaction.item[].name                        SCKRF           text:1-127
            transaction.item[].quantity                    SCKRF           positive:1-30
            transaction.item[].unitPrice                   SCKRF           signed:1-14
            transaction.item[].brand                       SCKRF           text:1-127
            transaction.item[].category                    SCKRF           text:1-127
            transaction.item[].description                 SCKRF           text:1-127
            transaction.item[].sku                         SCKRF           text:1-127
            transaction.item[].unitDiscountAmount          SCKRF           signed:1-14
            transaction.item[].unitTaxAmount               SCKRF           signed:1-14
            transaction.item[].unitOfMeasure               SCKRF           text:1-10
            transaction.item[].industryCategory            SCKRF           ascii:1-50
            transaction.item[].detail                      SCKRF           open
            transaction.item[].detail.commodityCode        SCKRF           numbers
            transaction.item[].detail.unspsc               SCKRF           numbers
            transaction.item[].detail.upc                  SCKRF           numbers
            transaction.taxStatus                          SPAVCKRFXUH     enum:EXEMPT|NOT_EXEMPT|NOT_PROVIDED
            transaction.priorApproval                      SPAVCKRFXUH     enum:REQUESTED
            transaction.resubmission                       SPAVCKRFXUH     bool
            transaction.acquirer.customData                SPAVCKRFXUH     text:1-2048
            transaction.acquirer.traceId                   SPAVCKRFXUH     text:1-15
            transaction.acquirer.transactionId             SPAVCKRFXUH     text:1-100
            transaction.serviceLocation.city               SCKRF           text:1-100
            transaction.serviceLocation.country            SCKRF           letters:3-3
            transaction.serviceLocation.postCodeZip        SCKRF           postcode:1-10
            transaction.serviceLocation.stateProvinceCode  SCKRF           text:1-3
            """),
            new Block("agreement", """
            agreement.id                               SPAVKRFINH  text:1-100
            agreement.type                             SPAVKRFINH  enum:INSTALLMENT|OTHER|RECURRING|UNSCHEDULED
            agreement.amountVariability                SPAVKRFINH  enum:FIXED|VARIABLE  payer
            agreement.customData                       SPAVKRFINH  text:1-2048
            agreement.startDate                        SPAVKRFINH  date
            agreement.expiryDate                       SPAVKRFINH  date
            agreement.maximumAmountPerPayment          SPAVKRFINH  decimal:1-14  payer
            agreement.minimumAmountPerPayment          SPAVKRFINH  decimal:1-14  payer
            agreement.minimumDaysBetweenPayments       SPAVKRFINH  int:1-9999
            agreement.numberOfPayments                 SPAVKRFINH  int:1-999  payer
            agreement.paymentFrequency                 SPAVKRFINH  enum:AD_HOC|DAILY|FORTNIGHTLY|MONTHLY|OTHER|QUARTERLY|TWICE_YEARLY|WEEKLY|YEARLY  payer
            agreement.retailer.abbreviatedTradingName  SPAVKRFINH  text:1-10
            agreement.retailer.merchantCategoryCode    SPAVKRFINH  text:1-4
            agreement.retailer.tradingName             SPAVKRFINH  text:1-100
            agreement.recurring.amountVariability      SPAVKRFINH  enum:FIXED|VARIABLE
            agreement.recurring.daysBetweenPayments    SPAVKRFINH  int:1-999
            agreement.recurring.numberOfPayments       SPAVKRFINH  int:1-9999
            """),
            new Block("browserPayment", """
            browserPayment                                        SB  open
            browserPayment.type                                   SB  ascii:1-50  payer
            browserPayment.preferredLanguage                      SB  text:1-16  payer
            browserPayment.openBankingBankTransfer.refundConsent  SB  ascii:1-50  payer
            browserPayment.operation                              SB  ascii:1-50
            browserPayment.returnUrl                              SB  url:8-2048
            """),
            new Block("currencyConversion", """
            currencyConversion.requestId          SPAVCKRFXUIN  text:1-100
            currencyConversion.uptake             SPAVCKRFXUIN  enum:ACCEPTED|DECLINED|NOT_AVAILABLE|NOT_REQUIRED
            currencyConversion.payerAmount        SPAVCKRFXUIN  decimal:1-14
            currencyConversion.payerCurrency      SPAVCKRFXUIN  letters:3-3
            currencyConversion.payerExchangeRate  SPAVCKRFXUIN  decimal:1-19
            currencyConversion.marginPercentage   SPAVCKRFXUIN  signed:1-8
            currencyConversion.provider           SPAVCKRFXUIN  text:1-100
            currencyConversion.providerReceipt    SPAVCKRFXUIN  text:1-100
            currencyConversion.exchangeRateTime   SPAVCKRFXUIN  datetime
            currencyConversion.payerAcceptance    SPAVCKRFXUIN  name:1-50
            """),
            new Block("posTerminal", """
            posTerminal.lane                    SPAVCKRFXU  text:1-8
            posTerminal.serialNumber            SPAVCKRFXU  text:1-16
            posTerminal.store.id                SPAVCKRFXU  text:1-255
            posTerminal.store.name              SPAVCKRFXU  text:1-255
            posTerminal.address.city            SPAVCKRFXU  text:1-100
            posTerminal.address.company         SPAVCKRFXU  text:1-100
            posTerminal.address.country         SPAVCKRFXU  letters:3-3
            posTerminal.address.postcodeZip     SPAVCKRFXU  postcode:1-10
            posTerminal.address.stateProvince   SPAVCKRFXU  text:1-20
            posTerminal.address.street          SPAVCKRFXU  text:1-100
            posTerminal.address.street2         SPAVCKRFXU  text:1-100
            posTerminal.attended                SPAVCKRFXU  enum:ATTENDED|SEMI_ATTENDED|UNATTENDED|UNKNOWN_OR_UNSPECIFIED
            posTerminal.cardPresenceCapability  SPAVCKRFXU  enum:CARD_NOT_PRESENT|CARD_PRESENT|CARD_PRESENT_AND_CARD_NOT_PRESENT
            posTerminal.cardholderActivated     SPAVCKRFXU  name:1-60
            posTerminal.entryMode               SPAVCKRFXU  name:1-60
            posTerminal.inputCapability         SPAVCKRFXU  name:1-60
            posTerminal.location                SPAVCKRFXU  name:1-60
            posTerminal.mobile.cardInputDevice  SPAVCKRFXU  enum:BUILT_IN|INTEGRATED_DONGLE|SEPARATE_DONGLE
            posTerminal.name                    SPAVCKRFXU  text:1-100
            posTerminal.onlineReasonCode        SPAVCKRFXU  name:1-60
            posTerminal.panEntryMode            SPAVCKRFXU  name:1-60
            posTerminal.pinEntryCapability      SPAVCKRFXU  name:1-60
            posTerminal.pinLengthCapability     SPAVCKRFXU  int:4-12
            """),
            new Block("open groups", """
            interaction                                      SH           open
            interaction.cancelUrl                            SH           numbers
            interaction.redirectMerchantUrl                  SH           numbers
            interaction.returnUrl                            SH           numbers
            interaction.timeoutUrl                           SH           numbers
            interaction.merchant.phone                       SH           numbers
            interaction.merchant.url                         SH           numbers
            accountFunding                                   SPAVCKRFH    open
            accountFunding.recipient.account.identifier      SPAVCKRFH    text:1-50  mask=ACCOUNT
            accountFunding.recipient.identification.value    SPAVCKRFH    text:1-50  mask=SENSITIVE
            airline                                          SPAVCKRFXUH  open
            airline.bookingReference                         SPAVCKRFXUH  numbers
            airline.itinerary.leg[].conjunctionTicketNumber  SPAVCKRFXUH  numbers
            airline.itinerary.leg[].exchangeTicketNumber     SPAVCKRFXUH  numbers
            airline.passenger[].frequentFlyerNumber          SPAVCKRFXUH  numbers
            airline.ticket.exchangedTicketNumber             SPAVCKRFXUH  numbers
            airline.ticket.ticketNumber                      SPAVCKRFXUH  numbers
            cruise                                           SPAVCKRFXUH  open
            cruise.bookingReference                          SPAVCKRFXUH  numbers
            cruise.company.contact.companyPhone              SPAVCKRFXUH  numbers
            cruise.company.contact.customerServicePhone      SPAVCKRFXUH  numbers
            cruise.passenger[].folioNumber                   SPAVCKRFXUH  numbers
            """),
            new Block("wallet", """
            wallet.amexExpressCheckout.authCode           W  ascii:1-512  mask=SENSITIVE unstored
            wallet.amexExpressCheckout.selectedCardType   W  ascii:1-50  unstored
            wallet.amexExpressCheckout.transactionId      W  ascii:1-255  unstored
            wallet.amexExpressCheckout.walletId           W  ascii:1-255  unstored
            wallet.masterpass.checkoutUrl                 W  url:8-2048  mask=SENSITIVE unstored
            wallet.masterpass.originUrl                   W  url:8-2048  unstored
            wallet.masterpass.secondaryOriginUrl          W  url:8-2048  unstored
            wallet.masterpass.oauthToken                  W  ascii:1-255  mask=SENSITIVE unstored
            wallet.masterpass.oauthVerifier               W  ascii:1-255  mask=SENSITIVE unstored
            wallet.secureRemoteCommerce.scheme            W  ascii:1-50  unstored
            wallet.secureRemoteCommerce.srcCorrelationId  W  ascii:1-255  mask=SENSITIVE unstored
            wallet.visaCheckout.callId                    W  ascii:1-255  mask=SENSITIVE unstored
            """));
}
