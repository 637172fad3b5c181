package io.paysession.domain.field;

/**
 * The storable request fields of a session (source: gateway-api 4 and 1.5): the one list that validation, masking, the
 * payer filter, merging and documents come from.
 *
 * <p>One field a line: path, type with limits, and remarks. {@code []} marks a list, {@code <name>} a map with free
 * names, type {@code open} a group of which no more is known than what lines below it say; card numbers in it are masked.
 * Type {@code numbers} is for members of such a group whose numbers are known to be of another kind.
 * Remarks: {@code payer} the payer may write and
 * read it; {@code payer-reads}; {@code mask=…} a {@link Mask}; {@code v57-78} the API versions
 * that know it; {@code unstored} validated, but not kept; {@code undigested} two requests that differ in it only are
 * one request; {@code unrecorded} a transaction uses it, but does not remember it. A line that ends in {@code /} holds for the lines below it,
 * up to the next such line: its path is their prefix, its remarks are theirs too.
 */
final class CatalogueTable {
    private CatalogueTable() {}

    /** What a session may hold, and what else an Update Session request may say. */
    static final String SESSION = String.join(
            "\n",
            envelope(),
            address("billing.address/ payer"),
            address("shipping.address/ payer"),
            address("order.statementDescriptor.address/"),
            address("order.subMerchant.address/"),
            payer(),
            order(),
            card(),
            otherFunds(),
            authentication(),
            transaction(),
            rest());

    /** What requests for operations may say besides: no session holds it. */
    static final String OPERATIONS = """
            /
            referenceOrderId                               text:1-40      unstored
            verificationStrategy                           enum:NONE|BASIC|ACQUIRER    unstored
            wallet/
            amexExpressCheckout.authCode                   ascii:1-512    unstored mask=SENSITIVE
            amexExpressCheckout.selectedCardType           ascii:1-50     unstored
            amexExpressCheckout.transactionId              ascii:1-255    unstored
            amexExpressCheckout.walletId                   ascii:1-255    unstored
            masterpass.checkoutUrl                         url:8-2048     unstored mask=SENSITIVE
            masterpass.oauthToken                          ascii:1-255    unstored mask=SENSITIVE
            masterpass.oauthVerifier                       ascii:1-255    unstored mask=SENSITIVE
            secureRemoteCommerce.scheme                    ascii:1-50     unstored
            secureRemoteCommerce.srcCorrelationId          ascii:1-255    unstored mask=SENSITIVE
            visaCheckout.callId                            ascii:1-255    unstored mask=SENSITIVE
            """;

    /** What a Create Session request may say. */
    static final String CREATE_SESSION = """
            correlationId                  text:1-100    unstored
            apiOperation                   text:0-0      unstored
            lineOfBusiness                 word:1-100    v57-78
            session.authenticationLimit    int:0-25      unstored
            """;

    private static String envelope() {
        return """
            /
            correlationId      text:1-100    unstored undigested payer
            apiOperation       ascii:1-100   unstored payer
            paymentType        ascii:1-100   unstored payer
            session.id         alnum:31-35   unstored mask=SENSITIVE
            session.version    ascii:10-10   unstored payer
            lineOfBusiness     word:1-100    v57-100
            locale             text:2-16     payer
            """;
    }

    private static String address(String prefix) {
        return prefix + """

            city                 text:1-100
            company              text:1-100
            country              letters:3-3
            postcodeZip          postcode:1-10
            stateProvince        text:1-20
            stateProvinceCode    text:1-3
            street               text:1-100
            street2              text:1-100
            """;
    }

    private static String payer() {
        return """
            shipping/ payer
            address.source           enum:ADDRESS_ON_FILE|NEW_ADDRESS
            address.sameAsBilling    enum:DIFFERENT|SAME|UNKNOWN
            contact.email            email:4-254
            contact.firstName        text:1-50
            contact.lastName         text:1-50
            contact.mobilePhone      phone:1-25
            contact.phone            phone:1-25
            method                   enum:ELECTRONIC|GROUND|NOT_SHIPPED|OVERNIGHT|PICKUP|PRIORITY|SAME_DAY
            origin.postcodeZip       postcode:1-10
            customer/
            email                    email:4-254    payer
            firstName                text:1-50      payer
            middleName               text:1-50
            lastName                 text:1-50      payer
            dateOfBirth              date           payer
            mobilePhone              phone:1-25     payer
            phone                    phone:1-25     payer
            nationalId               text:1-30      payer mask=SENSITIVE
            taxRegistrationId        text:1-30      payer mask=SENSITIVE
            identification.country   letters:3-3
            identification.type      text:1-50
            identification.value     text:1-50      mask=SENSITIVE
            device/ payer
            ani                      text:1-10
            aniCallType              text:1-2
            browser                  text:1-2048
            fingerprint              text:1-4000
            hostname                 text:1-60
            ipAddress                ascii:7-45
            browserDetails.3DSecureChallengeWindowSize    enum:FULL_SCREEN|250_X_400|390_X_400|500_X_600|600_X_400    unrecorded
            browserDetails.acceptHeaders                  text:1-2048    unrecorded
            browserDetails.colorDepth                     int:0-99    unrecorded
            browserDetails.javaEnabled                    bool    unrecorded
            browserDetails.language                       text:1-8    unrecorded
            browserDetails.screenHeight                   int:0-999999    unrecorded
            browserDetails.screenWidth                    int:0-999999    unrecorded
            browserDetails.timeZone                       signed:1-6    unrecorded
            """;
    }

    private static String order() {
        return """
            order/
            id                               text:1-40
            reference                        text:1-40
            currency                         letters:3-3     payer-reads
            amount                           decimal:1-14
            netAmount                        decimal:1-14
            acceptPartialAmount              bool
            cashbackAmount                   decimal:1-14
            discount.amount                  decimal:1-14
            discount.code                    text:1-40
            discount.description             text:1-127
            dutyAmount                       decimal:1-14
            gratuityAmount                   decimal:1-14
            itemAmount                       decimal:1-14
            merchantCharge.amount            decimal:1-14
            merchantCharge.type              enum:SURCHARGE
            shippingAndHandlingAmount        decimal:1-14
            shippingAndHandlingTaxAmount     decimal:1-14
            shippingAndHandlingTaxRate       decimal:1-6
            taxAmount                        decimal:1-14
            tax[].amount                     decimal:1-14
            tax[].rate                       decimal:1-6
            tax[].type                       text:1-50
            description                      text:1-127
            customerNote                     text:1-250
            merchantCategoryCode             digits:4-4
            merchantPartnerIdCode            text:1-6
            notificationUrl                  https:9-2048    mask=HIDDEN
            owningEntity                     text:1-40
            purchaseType                     ascii:1-50
            walletIndicator                  text:3-3
            walletProvider                   %s              payer
            custom.<name>                    text:1-250
            industryPracticePaymentReason    enum:DELAYED_CHARGE|NO_SHOW_PENALTY|PARTIAL_SHIPMENT
            item[].name                      text:1-127
            item[].quantity                  positive:1-30
            item[].unitPrice                 signed:1-14
            item[].brand                     text:1-127
            item[].category                  text:1-127
            item[].description               text:1-127
            item[].sku                       text:1-127
            item[].unitDiscountAmount        signed:1-14
            item[].unitTaxAmount             signed:1-14
            item[].unitOfMeasure             text:1-10
            item[].industryCategory          ascii:1-50
            item[].detail                    open
            item[].detail.commodityCode      numbers
            item[].detail.unspsc             numbers
            item[].detail.upc                numbers
            statementDescriptor.name         text:1-100
            statementDescriptor.phone        text:1-20
            statementDescriptor.websiteUrl   url:8-2048
            subMerchant.identifier           text:1-100
            subMerchant.tradingName          text:1-100
            subMerchant.registeredName       text:1-100
            subMerchant.bankIndustryCode     digits:4-4
            subMerchant.email                email:4-254
            subMerchant.phone                text:1-20
            subMerchant.websiteUrl           url:8-2048
            subMerchant.marketplaceId        text:1-11
            transactionFiltering.avsResponseCodeRules[].action             enum:NO_ACTION|REJECT|REVIEW
            transactionFiltering.avsResponseCodeRules[].avsResponseCode    ascii:1-50
            """.formatted("enum:AMEX_EXPRESS_CHECKOUT|APPLE_PAY|CHASE_PAY|GOOGLE_PAY|MASTERPASS_ONLINE"
                + "|SAMSUNG_PAY|SECURE_REMOTE_COMMERCE|VISA_CHECKOUT");
    }

    private static String card() {
        return """
            sourceOfFunds/
            type                 ascii:1-50     payer
            token                alnum:1-40     mask=SENSITIVE
            tokenRequestorID     alnum:11-11
            sourceOfFunds.provided.card/ payer
            number               pan:9-19       mask=NUMBER
            expiry.month         month
            expiry.year          digits:2-2
            securityCode         digits:3-4     mask=SECURITY_CODE    undigested unrecorded
            nameOnCard           text:1-256
            storedOnFile         enum:NOT_STORED|STORED|TO_BE_STORED
            accountType          enum:CHECKING|SAVINGS
            prefix               digits:1-10
            sequenceNumber       int:0-999
            track1               ascii:2-79     mask=HIDDEN    undigested
            track2               ascii:2-40     mask=HIDDEN    undigested
            emvRequest           ascii:1-250    mask=HIDDEN
            maskedFpan                  masked:9-19    mask=NUMBER
            maskedFpanExpiry.month      month
            maskedFpanExpiry.year       digits:2-2
            devicePayment.paymentToken             text:1-16384    mask=HIDDEN
            devicePayment.eciIndicator             ascii:1-2
            devicePayment.onlinePaymentCryptogram  ascii:1-128     mask=HIDDEN
            devicePayment.cryptogramFormat         ascii:1-50
            devicePayment.3DSecure.eciIndicator              ascii:1-2
            devicePayment.3DSecure.onlinePaymentCryptogram   ascii:1-128    mask=HIDDEN
            p2pe.cardBin                 digits:1-6
            p2pe.encryptionState         ascii:5-7
            p2pe.initializationVector    hex:16-64      mask=HIDDEN
            p2pe.keySerialNumber         hex:20-24      mask=HIDDEN
            p2pe.payload                 hex:32-1024    mask=HIDDEN
            """;
    }

    private static String otherFunds() {
        return """
            sourceOfFunds.provided/ payer
            giftCard.number               digits:9-19    mask=NUMBER
            giftCard.pin                  digits:4-8     mask=HIDDEN    undigested
            giftCard.expectedLocalBrand   text:4-50
            ach.accountType               enum:CONSUMER_CHECKING|CONSUMER_SAVINGS|CORPORATE_CHECKING
            ach.bankAccountHolder         text:1-28
            ach.bankAccountNumber         account:1-17   mask=ACCOUNT
            ach.routingNumber             digits:9-9
            ach.secCode                   enum:PPD|TEL|WEB
            directDebitCanada.accountType                   enum:CONSUMER_CHECKING|CONSUMER_SAVINGS|CORPORATE_CHECKING
            directDebitCanada.bankAccountHolder             text:1-28
            directDebitCanada.bankAccountNumber             digits:7-12    mask=ACCOUNT
            directDebitCanada.financialInstitutionNumber    digits:3-3
            directDebitCanada.transitNumber                 digits:5-5
            sepa.bankAccountHolder        text:3-100
            sepa.bic                      alnum:8-11
            sepa.iban                     account:1-50   mask=ACCOUNT
            """;
    }

    private static String authentication() {
        return """
            authentication/ payer-reads
            acceptVersions             ascii:1-50
            channel                    enum:PAYER_BROWSER|PAYER_APP|MERCHANT_REQUESTED
            purpose                    ascii:1-50
            challengePreference        ascii:1-50
            redirectResponseUrl        url:8-2048     unrecorded
            methodNotificationUrl      url:8-2048     payer unrecorded
            transactionId              text:1-40
            3ds.acsEci                 ascii:1-2
            3ds.authenticationToken    ascii:1-100    mask=SENSITIVE
            3ds.transactionId          ascii:1-100
            3ds1                       open
            3ds2.dsTransactionId       ascii:1-100
            3ds2.protocolVersion       ascii:1-10
            3ds2.transactionStatus     ascii:1-1
            3ds2.statusReasonCode      ascii:1-2
            3ds2.methodCompleted       bool
            authentication.3ds2.sdk/ payer unrecorded
            appId                ascii:1-64
            encryptedData        ascii:1-16384    mask=SENSITIVE
            ephemeralPublicKey   text:1-1024
            interface            ascii:1-20
            referenceNumber      ascii:1-64
            timeout              int:0-9999
            transactionId        ascii:1-64
            uiType               text:1-100
            """;
    }

    private static String transaction() {
        return """
            transaction/
            id                    text:1-40    payer-reads
            amount                decimal:1-14
            currency              letters:3-3
            reference             text:1-40
            merchantNote          text:1-250
            source                %s
            targetTransactionId   text:1-40
            authorizationCode     text:1-6
            itemAmount            decimal:1-14
            taxAmount             decimal:1-14
            taxStatus             enum:EXEMPT|NOT_EXEMPT|NOT_PROVIDED
            priorApproval         enum:REQUESTED
            resubmission          bool
            acquirer.customData       text:1-2048
            acquirer.traceId          text:1-15
            acquirer.transactionId    text:1-100
            """.formatted("enum:CALL_CENTRE|CARD_PRESENT|INTERNET|MAIL_ORDER|MERCHANT|MOTO|PAYER_PRESENT"
                + "|TELEPHONE_ORDER|VOICE_RESPONSE");
    }

    private static String rest() {
        return """
            agreement/
            id                          text:1-100
            type                        enum:INSTALLMENT|OTHER|RECURRING|UNSCHEDULED
            amountVariability           enum:FIXED|VARIABLE    payer
            customData                  text:1-2048
            startDate                   date
            expiryDate                  date
            maximumAmountPerPayment     decimal:1-14    payer
            minimumAmountPerPayment     decimal:1-14    payer
            minimumDaysBetweenPayments  int:1-9999
            numberOfPayments            int:1-999       payer
            paymentFrequency            %s    payer
            retailer.abbreviatedTradingName    text:1-10
            retailer.merchantCategoryCode      digits:1-4
            retailer.tradingName               text:1-100
            browserPayment/
            type                                        ascii:1-50    payer
            preferredLanguage                           text:1-16     payer
            openBankingBankTransfer.refundConsent       ascii:1-50    payer
            operation                                   ascii:1-50
            returnUrl                                   url:8-2048
            currencyConversion/
            requestId           text:1-100
            uptake              enum:ACCEPTED|DECLINED|NOT_AVAILABLE|NOT_REQUIRED
            payerAmount         decimal:1-14
            payerCurrency       letters:3-3
            payerExchangeRate   decimal:1-19
            marginPercentage    signed:1-8
            provider            text:1-100
            providerReceipt     text:1-100
            exchangeRateTime    datetime
            /
            partnerSolutionId                 text:1-40
            initiator.userId                  text:1-256
            paymentPlan.externalPlanId        text:1-10
            paymentPlan.numberOfPayments      int:1-99
            responseControls.sensitiveData    text:1-50
            posTerminal.lane                  text:1-8
            posTerminal.serialNumber          text:1-16
            posTerminal.store.id              text:1-255
            posTerminal.store.name            text:1-255
            interaction       open
            interaction.cancelUrl              numbers
            interaction.redirectMerchantUrl    numbers
            interaction.returnUrl              numbers
            interaction.timeoutUrl             numbers
            interaction.merchant.phone         numbers
            interaction.merchant.url           numbers
            accountFunding    open
            accountFunding.recipient.account.identifier      text:1-50    mask=ACCOUNT
            accountFunding.recipient.identification.value    text:1-50    mask=SENSITIVE
            airline           open
            airline.bookingReference                             numbers
            airline.itinerary.leg[].conjunctionTicketNumber      numbers
            airline.itinerary.leg[].exchangeTicketNumber         numbers
            airline.passenger[].frequentFlyerNumber              numbers
            airline.ticket.exchangedTicketNumber                 numbers
            airline.ticket.ticketNumber                          numbers
            cruise            open
            cruise.bookingReference                              numbers
            cruise.company.contact.companyPhone                  numbers
            cruise.company.contact.customerServicePhone          numbers
            cruise.passenger[].folioNumber                       numbers
            """.formatted("enum:AD_HOC|DAILY|FORTNIGHTLY|MONTHLY|OTHER|QUARTERLY|TWICE_YEARLY|WEEKLY|YEARLY");
    }
}
