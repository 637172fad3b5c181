package io.paysession.adapter.psp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DolDataTest {
    @Test
    void unknown_tags_of_any_size_are_skipped() {
        DolData data = new DolData(Octets.ofHex("5A 01 FF 9F02 02 0102 00 00 DFCA03 04 0000000A E1 00"));
        assertThat(data.hostReference()).containsExactly(10L);
        assertThat(data.tags()).containsExactly(0x5A, 0x9F02, DolTag.HOST_REFERENCE, 0xE1);
    }

    @Test
    void long_forms_of_lengths_are_read_and_written() {
        for (int size : new int[] {0, 127, 128, 255, 256, 5000}) {
            Octets value = Octets.of(new byte[size]);
            DolData data = DolData.EMPTY.with(0xDFAA01, value).with(DolTag.BRAND_NAME, "x");
            assertThat(data.value(0xDFAA01)).containsExactly(value);
            assertThat(data.value(DolTag.BRAND_NAME)).isNotEmpty();
        }
    }

    @Test
    void a_host_reference_is_unsigned_and_has_four_bytes() {
        assertThat(DolData.EMPTY
                        .with(DolTag.HOST_REFERENCE, Octets.ofHex("FFFFFFFE"))
                        .hostReference())
                .containsExactly(0xFFFF_FFFEL);
        assertThat(DolData.EMPTY
                        .with(DolTag.HOST_REFERENCE, Octets.ofHex("FFFE"))
                        .hostReference())
                .isEmpty();
    }

    @Test
    void what_comes_before_a_fault_is_readable() {
        for (String fault : new String[] {
            "DF", "DFFF", "DFFFFFFF01", "DFCA03", "DFCA0380", "DFCA0382", "DFCA038201", "DFCA03820100", "DFCA0384", "5A"
        }) {
            DolData data = new DolData(Octets.ofHex("DFCA0B0134" + fault));
            assertThat(data.tags()).as(fault).containsExactly(DolTag.MASKED_PAN);
            assertThat(data.hostReference()).as(fault).isEmpty();
        }
    }

    @Test
    void no_bytes_whatsoever_throw() {
        long seed = System.nanoTime();
        System.out.println("DolDataTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            DolData data = new DolData(Octets.of(bytes));
            assertThat(data.tags().size()).isLessThanOrEqualTo(bytes.length);
            assertThat(data.value(DolTag.HOST_REFERENCE)).isNotNull();
            assertThat(DolList.parse(Octets.of(bytes))).isNotNull();
        }
    }
}
