/**
 * The Payter Session Protocol on the wire: blocks, messages of both directions, card data. Pure: no input or output, no
 * clock. Every value that the vendor's text leaves open is a setting ({@link
 * io.paysession.adapter.psp.codec.CodecSettings}, {@link io.paysession.adapter.psp.codec.FrameSettings}).
 */
@NullMarked
package io.paysession.adapter.psp.codec;

import org.jspecify.annotations.NullMarked;
