package io.sekisho.server.telephone.webhook;

import io.sekisho.server.telephone.Script;
import io.sekisho.server.telephone.Speech;
import io.sekisho.server.telephone.Turn;
import io.sekisho.server.wording.Language;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Turns in TwiML, Twilio's markup for what a call does next. */
final class Markup {

    static final String CONTENT_TYPE = "text/xml; charset=utf-8";

    private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();
    private final Script script;

    Markup(Script script) {
        this.script = script;
    }

    @FunctionalInterface
    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    /** @param next where the provider asks for what follows */
    String turn(Turn turn, String next) {
        return response(xml -> {
            switch (turn.next()) {
                case Turn.Next.Gather gather -> gather(xml, turn.speech(), gather, next);
                case Turn.Next.HangUp hangUp -> last(xml, turn.speech());
                case Turn.Next.CallBack callBack ->
                    throw new IllegalStateException("a provider's call cannot be called back");
            }
        });
    }

    /** Nothing to do: the call is over. */
    String nothing() {
        return response(xml -> {});
    }

    /** Digits are taken while the text is spoken; where none come, the provider asks on without any. */
    private void gather(XMLStreamWriter xml, Speech speech, Turn.Next.Gather gather, String next)
            throws XMLStreamException {
        xml.writeStartElement("Gather");
        xml.writeAttribute("input", "dtmf");
        xml.writeAttribute("numDigits", Integer.toString(gather.digits()));
        xml.writeAttribute(
                "timeout", Long.toString(Math.max(1, gather.patience().toSeconds())));
        // Otherwise # would end what is asked for.
        xml.writeAttribute("finishOnKey", "");
        xml.writeAttribute("method", "POST");
        xml.writeAttribute("action", next);
        say(xml, speech);
        xml.writeEndElement();
        xml.writeStartElement("Redirect");
        xml.writeAttribute("method", "POST");
        xml.writeCharacters(next);
        xml.writeEndElement();
    }

    private void last(XMLStreamWriter xml, Speech speech) throws XMLStreamException {
        say(xml, speech);
        xml.writeEmptyElement("Hangup");
    }

    private void say(XMLStreamWriter xml, Speech speech) throws XMLStreamException {
        xml.writeStartElement("Say");
        xml.writeAttribute("language", speech.language() == Language.JA ? "ja-JP" : "en-US");
        xml.writeCharacters(script.text(speech));
        xml.writeEndElement();
    }

    private String response(Content content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = factory.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Response");
            content.write(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("nothing is written but to memory", e);
        }
        return text.toString();
    }
}
