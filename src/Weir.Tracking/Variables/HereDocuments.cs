using System.Text;

namespace Weir.Tracking.Variables;

/// <summary>The here-documents of a line that a shell is to run: which words end them, and where their text is.</summary>
internal sealed class HereDocuments
{
    private readonly Queue<Document> _coming = new();
    private readonly StringBuilder _line = new();
    private Document? _open;
    private StringBuilder? _word;
    private char _quote;
    private bool _isFirst;
    private bool _isQuoted;
    private bool _dropsTabs;

    /// <summary>Whether the text that is passed is that of a document.</summary>
    public bool IsOpen => _open is not null;

    /// <summary>Whether a shell puts nothing into the open document, since its end is quoted.</summary>
    public bool IsLiteral => _open is { IsQuoted: true };

    /// <summary>Two <c>&lt;</c> were passed: the word that ends a document follows.</summary>
    public void Begin() => (_word, _quote, _isFirst, _isQuoted, _dropsTabs) = (new StringBuilder(), '\0', true, false, false);

    /// <summary>Whether a character belongs to the word that ends a document.</summary>
    public bool Reads(char c)
    {
        if (_word is null)
        {
            return false;
        }

        var isFirst = _isFirst;
        _isFirst = false;
        switch (c)
        {
            case var _ when _quote == '\\':
                _word.Append(c);
                _quote = '\0';
                return true;
            case var _ when _quote != '\0':
                return ReadsQuoted(c);
            case '<' when isFirst:
                // Three of them are followed by a string.
                _word = null;
                return true;
            case '-' when isFirst:
                return _dropsTabs = true;
            case ' ' or '\t' when _word.Length == 0 && !_isQuoted:
                return true;
            case '\'' or '"' or '\\':
                (_quote, _isQuoted) = (c, true);
                return true;
            case ' ' or '\t' or '\n' or ';' or '&' or '|' or '<' or '>' or '(' or ')':
                End();
                return false;
            default:
                _word.Append(c);
                return true;
        }
    }

    /// <summary>A line of commands has ended: whether the text of a document begins.</summary>
    public bool OpenNext()
    {
        _line.Clear();
        return _coming.TryDequeue(out _open);
    }

    /// <summary>Passes a character of the open document; whether that ends the document.</summary>
    public bool Ends(char c)
    {
        if (c != '\n')
        {
            _line.Append(c);
            return false;
        }

        var line = _line.ToString();
        _line.Clear();
        if ((_open!.DropsTabs ? line.TrimStart('\t') : line) != _open.Word)
        {
            return false;
        }

        _open = null;
        return true;
    }

    /// <summary>Something stands in the line that is no text of it: the line ends no document.</summary>
    public void Mark() => _line.Append('\0');

    private bool ReadsQuoted(char c)
    {
        if (c == _quote)
        {
            _quote = '\0';
        }
        else
        {
            _word!.Append(c);
        }

        return true;
    }

    private void End()
    {
        if (_word!.Length > 0 || _isQuoted)
        {
            _coming.Enqueue(new Document(_word.ToString(), _isQuoted, _dropsTabs));
        }

        _word = null;
    }

    private sealed record Document(string Word, bool IsQuoted, bool DropsTabs);
}
