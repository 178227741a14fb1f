using System.Xml;
using Weir.ThruPut.Reading;

namespace Weir.ThruPut;

/// <summary>
/// Reads requests. Tolerant in what changes no answer: tags in any order, unknown ones in the envelope, no time; strict in what
/// would: an unknown tag, value or name in a body is an error with its line and column.
/// </summary>
public static class RequestReader
{
    /// <summary>Bytes of the longest request that is read.</summary>
    public const int Longest = 1024 * 1024;

    /// <summary>Reads one message.</summary>
    public static RequestReading Read(ReadOnlyMemory<byte> message)
    {
        var draft = new RequestDraft();
        if (message.Length > Longest)
        {
            draft.Note(new ThruPutError(ErrorCodes.TooLarge, MessageFramer.TooLarge(Longest).Message));
            return draft.End();
        }

        var scan = new RootScan();
        var length = scan.Scan(message.Span);
        if (scan.NotUtf8)
        {
            draft.Note(new ThruPutError(ErrorCodes.NotUtf8, "the message is not text in UTF-8"));
            return draft.End();
        }

        // The reader takes these for the end of the text.
        if (length >= 0 && message.Span[length..].IndexOf((byte)0) is >= 0 and var zero)
        {
            draft.Note(PlaceOf(message.Span, length + zero, ErrorCodes.NotWellFormed, "not well-formed: a zero byte follows the message"));
            return draft.End();
        }

        if (scan.DoctypeAt >= 0)
        {
            draft.Note(
                PlaceOf(
                    message.Span,
                    (int)scan.DoctypeAt,
                    ErrorCodes.DtdNotAllowed,
                    "a document type is declared: messages have none, and no entities of their own"
                )
            );
            return draft.End();
        }

        try
        {
            using var cursor = new MessageCursor(new MemoryMessage(message));
            ReadMessage(cursor, draft);
        }
        catch (XmlException broken)
        {
            draft.Override(
                new ThruPutError(
                    ErrorCodes.NotWellFormed,
                    $"not well-formed: {Plain(broken)}",
                    Math.Max(1, broken.LineNumber),
                    Math.Max(1, broken.LinePosition)
                )
            );
        }
        catch (MessageFaultException fault)
        {
            draft.Note(fault.Error);
        }

        return draft.End();
    }

    private static void ReadMessage(MessageCursor cursor, RequestDraft draft)
    {
        var root = cursor.Root();
        if (root.Name != "TM")
        {
            draft.Note(root.Error(ErrorCodes.RootIsNotTm, $"the message begins with {MessageCursor.Shown(root.Name)}; its root is TM"));
            return;
        }

        cursor.Enter();
        while (cursor.Next(root, out var tag))
        {
            switch (tag.Name)
            {
                case "protocol_version" when draft.Once(tag):
                    draft.ProtocolVersion(tag, cursor.Text().Trim());
                    break;
                case "request" when draft.Once(tag):
                    ReadRequest(cursor, draft);
                    break;
                default:
                    cursor.Pass();
                    break;
            }
        }

        cursor.End();
        draft.Close(root);
    }

    private static void ReadRequest(MessageCursor cursor, RequestDraft draft)
    {
        var request = cursor.Enter();
        draft.Request = request;
        while (cursor.Next(request, out var tag))
        {
            switch (tag.Name)
            {
                case "request_type" when draft.Once(tag):
                    draft.Type(tag, cursor.Text().Trim());
                    break;
                case "request_id" when draft.Once(tag):
                    draft.Id(tag, cursor.Text().Trim());
                    break;
                case "date_time" when draft.Once(tag):
                    draft.Time(tag, cursor.Text().Trim());
                    break;
                case "data_version" when draft.Once(tag):
                    draft.Version(tag, cursor.Text().Trim());
                    break;
                case var name when ThruPutTypes.TryParseBodyTag(name, out var type) && draft.OnceBody(tag):
                    draft.Body(tag, type, BodyReader.Read(cursor, draft, type));
                    break;
                default:
                    cursor.Pass();
                    break;
            }
        }
    }

    private static ThruPutError PlaceOf(ReadOnlySpan<byte> message, int offset, string code, string text)
    {
        var before = message[..offset];
        var line = 1 + before.Count((byte)'\n');
        return new ThruPutError(code, text, line, offset - before.LastIndexOf((byte)'\n'));
    }

    // The reader's own message ends with the place, which the error has in fields of its own.
    private static string Plain(XmlException broken)
    {
        var text = broken.Message;
        var place = text.LastIndexOf(" Line ", StringComparison.Ordinal);
        return Jobs.Printable.Escape((place > 0 ? text[..place] : text).TrimEnd('.'), 200);
    }
}
