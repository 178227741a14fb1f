namespace Weir.Tracking.Variables;

/// <summary>
/// Follows the quotes of a line that a shell is to run, so that a reference to an entry of the environment can be put where a placeholder
/// stands: it is one word there, and what it stands for is never read as text of the line.
/// </summary>
internal sealed class ShellQuotes
{
    private const char Plain = ' ',
        Single = '\'',
        Double = '"',
        Substitution = '(',
        Arithmetic = '+',
        HereDocument = '<',
        Backquotes = '`';

    private readonly Stack<char> _within = new([Plain]);
    private readonly HereDocuments _documents = new();
    private char _before = '\n';
    private bool _isEscaped;
    private bool _isComment;

    /// <summary>Goes over a part of the line.</summary>
    public void Pass(string text)
    {
        foreach (var c in text)
        {
            Pass(c);
            _before = c;
        }
    }

    /// <summary>Why nothing can be referred to here; <see langword="null"/>: it can.</summary>
    public string? Refusal =>
        _documents.IsLiteral
            ? "it stands in a here-document whose end is quoted, where a shell puts nothing in: take the quotes from the end"
        : _isEscaped ? "a backslash stands before it in a line for a shell: take the backslash away"
        : null;

    /// <summary>How an entry of the environment is named here.</summary>
    public string Reference(string name)
    {
        _documents.Mark();
        // What follows a placeholder is not the beginning of a word.
        _before = '}';
        return _within.Peek() switch
        {
            Single => $"'\"${{{name}}}\"'",
            Double or HereDocument => $"${{{name}}}",
            _ => $"\"${{{name}}}\"",
        };
    }

    private void Pass(char c)
    {
        if (_documents.IsOpen && _documents.Ends(c))
        {
            // Its text is read by lines, before anything in it is.
            while (_within.Pop() != HereDocument)
            {
                continue;
            }

            (_isEscaped, _isComment) = (false, false);
            OpenDocument();
            return;
        }

        if (_documents.IsLiteral || _documents.Reads(c))
        {
            return;
        }

        var within = _within.Peek();
        _isComment &= c != '\n';
        if (_isComment)
        {
            return;
        }

        if (_isEscaped)
        {
            _isEscaped = false;
        }
        else if (within == Single)
        {
            PopIf(c == Single);
        }
        else if (c == '\\')
        {
            _isEscaped = true;
        }
        else if (c == Backquotes)
        {
            PushOrPop(Backquotes);
        }
        else if (c == Double && within == HereDocument)
        {
            return;
        }
        else if (c == Double)
        {
            PopOrPush(within == Double, Double);
        }
        else if (c == '(' && (within is not (Double or HereDocument) || _before == '$'))
        {
            _within.Push(_before == '(' && within == Substitution ? Arithmetic : Substitution);
        }
        else if (within is not (Double or HereDocument))
        {
            PopIf(c == ')' && (within is Substitution or Arithmetic));
            PassPlain(c, within);
        }
    }

    private void PassPlain(char c, char within)
    {
        _isComment = c == '#' && (char.IsWhiteSpace(_before) || _before is ';' or '&' or '|' or '(');
        if (c == Single)
        {
            _within.Push(Single);
        }
        else if (c == '<' && _before == '<' && within != Arithmetic)
        {
            _documents.Begin();
        }
        else if (c == '\n')
        {
            OpenDocument();
        }
    }

    private void OpenDocument()
    {
        if (!_documents.IsOpen && _documents.OpenNext())
        {
            _within.Push(HereDocument);
        }
    }

    private void PopIf(bool ends)
    {
        if (ends)
        {
            _within.Pop();
        }
    }

    private void PopOrPush(bool ends, char begun)
    {
        if (ends)
        {
            _within.Pop();
        }
        else
        {
            _within.Push(begun);
        }
    }

    // The second one ends what the first began, whatever was left open between them.
    private void PushOrPop(char begun)
    {
        if (!_within.Contains(begun))
        {
            _within.Push(begun);
            return;
        }

        while (_within.Pop() != begun)
        {
            continue;
        }
    }
}
