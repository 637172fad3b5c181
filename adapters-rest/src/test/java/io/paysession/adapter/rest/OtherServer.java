package io.paysession.adapter.rest;

import jakarta.servlet.Servlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A server that knows nothing of us, with a servlet mounted in it. */
record OtherServer(Server server, int port) implements AutoCloseable {
    static OtherServer start(String context, Servlet servlet) {
        Server server = new Server();
        HttpConfiguration http = new HttpConfiguration();
        // Names of orders may hold what many servers refuse in a path: a slash, as %2F, a percent sign, and two dots.
        http.setUriCompliance(UriCompliance.UNSAFE);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler handler = new ServletContextHandler(context);
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        handler.addServlet(holder, "/*");
        handler.getServletHandler().setDecodeAmbiguousURIs(true);
        server.setHandler(handler);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new OtherServer(server, connector.getLocalPort());
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
