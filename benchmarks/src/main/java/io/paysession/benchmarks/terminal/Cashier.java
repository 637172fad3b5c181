package io.paysession.benchmarks.terminal;

import io.paysession.benchmarks.machine.BenchmarkException;
import io.paysession.benchmarks.product.ResponseReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * What a merchant does at one terminal, over one kept-alive connection: starts a session in each period, looks at it until
 * it is approved, and commits or voids it, or leaves it to its policy.
 */
final class Cashier implements AutoCloseable {
    private static final long FIRST_LOOK = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(320);
    private static final int FIRST_ERROR = 300;
    private static final String LONG = "PT1M";
    private static final String SHORT = "PT3S";
    /** Of so many sessions half are committed, and these are left to their policy; the others are voided. */
    static final int TURNS = 20;

    private static final int LEFT = 2;

    private final SocketChannel channel;
    private final CashierRequests requests;
    private final CashierResult result;
    private final long period;
    private final ResponseReader response = new ResponseReader();
    private int turn;
    private Asked asked = Asked.NOTHING;
    private long due;
    private String session = "";
    private long cents;
    private long startedAt;
    private long sentAt;
    private long pause;
    private boolean waiting;

    private enum Asked {
        NOTHING,
        REGISTER,
        START,
        LOOK,
        COMMIT,
        VOID
    }

    private Cashier(SocketChannel channel, CashierRequests requests, CashierResult result, long period, int turn) {
        this.channel = channel;
        this.requests = requests;
        this.result = result;
        this.period = period;
        this.turn = turn;
    }

    /** @param turn what it does first: cashiers that begin with different turns do different things at a time */
    static Cashier open(InetSocketAddress server, CashierRequests requests, CashierResult result, long period, int turn)
            throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return new Cashier(channel, requests, result, period, turn);
    }

    SocketChannel channel() {
        return channel;
    }

    void register(String address) throws IOException {
        send(Asked.REGISTER, requests.register(address));
    }

    /** Whether nothing is asked, and no session is to be looked after. */
    boolean isIdle() {
        return asked == Asked.NOTHING && session.isEmpty();
    }

    /** When it wants to {@link #act}, if it does not wait for an answer. */
    long due() {
        return due;
    }

    boolean isWaiting() {
        return waiting;
    }

    /** The first session starts then. */
    void begin(long at) {
        due = at;
    }

    /** It is time for the next session, or for a look at this one. */
    void act(long now) throws IOException {
        if (session.isEmpty()) {
            startedAt = now;
            cents = 2 * result.nextNumber();
            send(Asked.START, requests.start("sale-" + cents, cents, leaves() ? SHORT : LONG));
        } else {
            send(Asked.LOOK, requests.look(session));
        }
    }

    /** Takes what has arrived and, once an answer is complete, goes on; whether it was. */
    boolean advance() throws IOException {
        if (!response.read(channel)) {
            return false;
        }
        waiting = false;
        Asked question = asked;
        asked = Asked.NOTHING;
        long now = System.nanoTime();
        int status = response.status();
        SessionAnswer answer = new SessionAnswer(response.body());
        response.clear();
        if (status >= FIRST_ERROR) {
            result.surprised(question + " was answered with " + status + " " + answer.cause());
            next(now);
            return true;
        }
        switch (question) {
            case NOTHING -> throw new BenchmarkException("an answer to no question");
            case REGISTER -> {}
            case START -> {
                session = answer.id();
                pause = FIRST_LOOK;
                due = now + pause;
            }
            case LOOK -> seen(answer.status(), now);
            case COMMIT -> disposed(CashierResult.Wait.COMMIT, answer.status(), "COMMITTED", "COMMITTING", now);
            case VOID -> disposed(CashierResult.Wait.VOID, answer.status(), "VOIDED", "VOIDING", now);
        }
        return true;
    }

    private void seen(String status, long now) throws IOException {
        result.looked();
        switch (status) {
            case "SCANNING", "CARD_READ", "AUTHORIZING" -> {
                pause = Math.min(2 * pause, LONGEST_PAUSE);
                due = now + pause;
            }
            case "APPROVED" -> {
                result.record(CashierResult.Wait.APPROVAL, now - startedAt);
                if (leaves()) {
                    next(now);
                } else if (turn % 2 == 0) {
                    send(Asked.COMMIT, requests.commit(session, cents / 2));
                } else {
                    send(Asked.VOID, requests.release(session));
                }
            }
            default -> {
                if (leaves() && status.equals("VOIDED")) {
                    // A server that is too slow for this load shows it to nobody before its policy is carried out.
                    result.record(CashierResult.Wait.APPROVAL, now - startedAt);
                } else {
                    result.surprised("a session is " + status);
                }
                next(now);
            }
        }
    }

    private void disposed(CashierResult.Wait wait, String status, String done, String underWay, long now) {
        if (status.equals(done)) {
            result.record(wait, now - sentAt);
        } else if (status.equals(underWay)) {
            result.answeredEarly();
        } else {
            result.surprised("a session to be " + done + " is " + status);
        }
        next(now);
    }

    private void next(long now) {
        session = "";
        turn = (turn + 1) % TURNS;
        due = Math.max(startedAt + period, now);
        result.ended(now - startedAt > period);
    }

    private boolean leaves() {
        return turn % 2 == 1 && turn < 2 * LEFT;
    }

    private void send(Asked question, byte[] request) throws IOException {
        asked = question;
        waiting = true;
        sentAt = System.nanoTime();
        ByteBuffer bytes = ByteBuffer.wrap(request);
        // A request is far smaller than the socket's buffer, so that this loop turns once.
        while (bytes.hasRemaining()) {
            int ignoredCount = channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
