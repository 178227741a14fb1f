using System.Globalization;
using System.Xml;
using Weir.Jobs;

namespace Weir.ThruPut.Writing;

/// <summary>
/// Writes tags as the messages have them: one a line, empty ones as a pair, UTF-8 without a declaration. What XML cannot hold
/// becomes a replacement character: no job's name can break a reply.
/// </summary>
internal sealed class MessageWriter : IDisposable
{
    private static readonly XmlWriterSettings s_settings = new()
    {
        Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
        Indent = true,
        IndentChars = "",
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        // Text is cleaned before it gets here, and tags are constants.
        CheckCharacters = false,
        CloseOutput = false,
    };

    private readonly XmlWriter _xml;

    public MessageWriter(Stream output) => _xml = XmlWriter.Create(output, s_settings);

    public void Open(string tag) => _xml.WriteStartElement(tag);

    public void Close() => _xml.WriteFullEndElement();

    public void Text(string tag, string text)
    {
        _xml.WriteStartElement(tag);
        if (text.Length > 0)
        {
            _xml.WriteString(Clean(Seen(text)));
        }

        _xml.WriteFullEndElement();
    }

    public void Number(string tag, int value) => Text(tag, value.ToString(CultureInfo.InvariantCulture));

    public void Number(string tag, int? value) => Text(tag, value?.ToString(CultureInfo.InvariantCulture) ?? "");

    public void Names(string tag, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Text(tag, name);
        }
    }

    public void Flush() => _xml.Flush();

    public void Dispose() => _xml.Dispose();

    // What turns the direction of a text, or is not seen, is written as what it is.
    private static string Seen(string text)
    {
        for (var i = text.AsSpan().IndexOfAnyExceptInRange(' ', '\u05FF'); i >= 0 && i < text.Length; i++)
        {
            if (text[i] >= '\u0600' && Printable.IsHidden(text[i]))
            {
                return Printable.Escape(text, text.Length);
            }
        }

        return text;
    }

    private static string Clean(string text)
    {
        // Nearly all text is of characters that need no second look.
        for (var i = text.AsSpan().IndexOfAnyExceptInRange(' ', '\uD7FF'); i >= 0 && i < text.Length; i++)
        {
            if (!XmlConvert.IsXmlChar(text[i]))
            {
                return Mended(text);
            }
        }

        return text;
    }

    private static string Mended(string text) =>
        string.Create(
            text.Length,
            text,
            static (mended, text) =>
            {
                for (var i = 0; i < text.Length; i++)
                {
                    var pair = i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]);
                    if (pair)
                    {
                        mended[i] = text[i];
                        mended[++i] = text[i];
                    }
                    else
                    {
                        mended[i] = XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD';
                    }
                }
            }
        );
}
