using System.Xml;
using Weir.ThruPut.Reading;

namespace Weir.ThruPut;

/// <summary>
/// Reads replies, Weir's and the original's: tags in any order, unknown ones passed over, <c>status</c>, <c>owner</c> and
/// <c>ets_code</c> missing, eight sections for nine, <c>L</c> for <c>C</c>.
/// </summary>
public static class ReplyReader
{
    /// <summary>Bytes of the longest message that is read.</summary>
    public const int Longest = 128 * 1024 * 1024;

    /// <summary>Reads one message.</summary>
    public static ReplyReading Read(ReadOnlyMemory<byte> message)
    {
        try
        {
            using var cursor = new MessageCursor(new MemoryMessage(message));
            return new ReplyReading(Message(cursor), null);
        }
        catch (XmlException broken)
        {
            return new ReplyReading(
                null,
                new ThruPutError(
                    ErrorCodes.NotWellFormed,
                    $"not well-formed: {Jobs.Printable.Escape(broken.Message, 200)}",
                    Math.Max(1, broken.LineNumber),
                    Math.Max(1, broken.LinePosition)
                )
            );
        }
        catch (MessageFaultException fault)
        {
            return new ReplyReading(null, fault.Error);
        }
    }

    private static ThruPutReply Message(MessageCursor cursor)
    {
        var root = cursor.Root();
        if (root.Name != "TM")
        {
            throw new MessageFaultException(
                root.Error(ErrorCodes.RootIsNotTm, $"the message begins with {MessageCursor.Shown(root.Name)}; its root is TM")
            );
        }

        ThruPutReply? reply = null;
        var last = true;
        cursor.Enter();
        while (cursor.Next(root, out var tag))
        {
            switch (tag.Name)
            {
                case "response":
                    reply = Response(cursor);
                    break;
                case "lastrec":
                    last = cursor.Text().Trim() != "FALSE";
                    break;
                default:
                    cursor.Pass();
                    break;
            }
        }

        cursor.End();
        return reply is null
            ? throw new MessageFaultException(root.Error(ErrorCodes.TagMissing, "response is missing in TM"))
            : reply with
            {
                Last = last,
            };
    }

    private static ThruPutReply Response(MessageCursor cursor)
    {
        var response = cursor.Enter();
        var type = "";
        var id = "";
        ThruPutTime time = default;
        var version = 1;
        string? code = null;
        var text = "";
        var line = 0;
        var column = 0;
        var failed = false;
        ThruPutReply? body = null;
        while (cursor.Next(response, out var tag))
        {
            switch (tag.Name)
            {
                case "response_type":
                    type = cursor.Text().Trim();
                    break;
                case "response_id":
                    id = cursor.Text().Trim();
                    break;
                case "date_time":
                    time = Values.Time(cursor, tag);
                    break;
                case "data_version":
                    version = Values.Number(cursor, tag);
                    break;
                case "status":
                    failed = cursor.Text().Trim() == "ERROR";
                    break;
                case "error_code":
                    code = cursor.Text().Trim();
                    break;
                case "error_text":
                    text = cursor.Text();
                    break;
                case "error_line":
                    line = Values.Number(cursor, tag);
                    break;
                case "error_column":
                    column = Values.Number(cursor, tag);
                    break;
                case var name when ThruPutTypes.TryParseBodyTag(name, out var kind):
                    body = ReplyBodyReader.Read(cursor, kind);
                    break;
                default:
                    cursor.Pass();
                    break;
            }
        }

        var reply =
            failed || code is not null || body is null
                ? new ErrorReply(new ThruPutError(code ?? "", text.Length == 0 ? "the request failed" : text, line, column))
                {
                    TypeCode = type,
                }
                : body;
        return reply with { RequestId = id, DateTime = time, DataVersion = version };
    }
}
