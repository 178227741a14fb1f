using System.Xml;
using Weir.Jobs;

namespace Weir.ThruPut.Reading;

/// <summary>
/// Walks a message from tag to tag without holding it. On a tag the caller takes its text, enters it, or passes it over.
/// Document types, and with them entities, are refused; so is what nests deeper than any message does. A prefix is left off its name.
/// </summary>
internal sealed class MessageCursor : IDisposable
{
    private const int Deepest = 16;

    private readonly XmlTextReader _reader;

    public MessageCursor(Stream message)
    {
        // Without namespaces a prefix is a part of the name, whether or not it is bound to anything.
        _reader = new XmlTextReader(message)
        {
            Namespaces = false,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            Normalization = true,
        };
    }

    /// <summary>Goes to the root.</summary>
    public Tag Root()
    {
        _reader.MoveToContent();
        return Here();
    }

    /// <summary>Goes inside a tag that the cursor stands on.</summary>
    public Tag Enter()
    {
        var tag = Here();
        Read();
        return tag;
    }

    /// <summary>Goes to the next tag inside; at the end of the tag, goes behind it and says so.</summary>
    public bool Next(Tag inside, out Tag tag)
    {
        tag = default;
        if (inside.IsEmpty)
        {
            return false;
        }

        while (true)
        {
            switch (_reader.NodeType)
            {
                case XmlNodeType.Element:
                    tag = Here();
                    return true;
                case XmlNodeType.EndElement:
                    Read();
                    return false;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    throw new MessageFaultException(
                        new ThruPutError(
                            ErrorCodes.Value,
                            $"text between the tags of {inside.Name}: '{Printable.Escape(_reader.Value.Trim(), 40)}'",
                            _reader.LineNumber,
                            _reader.LinePosition
                        )
                    );
                default:
                    Read();
                    break;
            }
        }
    }

    /// <summary>Takes the text of the tag that the cursor stands on, and goes behind it.</summary>
    public string Text()
    {
        var tag = Enter();
        if (tag.IsEmpty)
        {
            return "";
        }

        var text = "";
        while (_reader.NodeType != XmlNodeType.EndElement)
        {
            if (_reader.NodeType == XmlNodeType.Element)
            {
                throw new MessageFaultException(
                    Here().Error(ErrorCodes.UnknownTag, $"{Shown(_reader.Name)} inside {tag.Name}, which holds text only")
                );
            }

            if (_reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                text = text.Length == 0 ? _reader.Value : text + _reader.Value;
            }

            Read();
        }

        Read();
        return text;
    }

    /// <summary>Goes behind the tag that the cursor stands on.</summary>
    public void Pass()
    {
        var tag = Enter();
        while (!tag.IsEmpty)
        {
            switch (_reader.NodeType)
            {
                case XmlNodeType.EndElement when _reader.Depth == tag.Depth:
                    Read();
                    return;
                case XmlNodeType.Element:
                    Here();
                    break;
            }

            Read();
        }
    }

    /// <summary>Reads what follows the root: comments and blanks are all there may be.</summary>
    public void End()
    {
        while (Read()) { }
    }

    public void Dispose() => _reader.Dispose();

    /// <summary>A name from the message, fit to be shown.</summary>
    public static string Shown(string name) => $"'{Printable.Escape(name, 40)}'";

    // An entity that is none of XML's own can be declared by nobody here.
    private bool Read()
    {
        var more = _reader.Read();
        return _reader.NodeType != XmlNodeType.EntityReference
            ? more
            : throw new XmlException(
                $"reference to undeclared entity '{Printable.Escape(_reader.Name, 40)}'",
                null,
                _reader.LineNumber,
                _reader.LinePosition
            );
    }

    // The reader points behind the bracket; people look for the bracket.
    private Tag Here()
    {
        var tag = new Tag(
            _reader.Name[(_reader.Name.IndexOf(':', StringComparison.Ordinal) + 1)..],
            _reader.Depth,
            _reader.IsEmptyElement,
            _reader.LineNumber,
            Math.Max(1, _reader.LinePosition - 1)
        );
        return tag.Depth < Deepest
            ? tag
            : throw new MessageFaultException(tag.Error(ErrorCodes.TooDeep, $"tags nest deeper than {Deepest}"));
    }
}
