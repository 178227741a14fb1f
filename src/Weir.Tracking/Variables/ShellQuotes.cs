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
        Backquotes = '`';

    private readonly Stack<char> _within = new([Plain]);
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

    /// <summary>How an entry of the environment is named here.</summary>
    public string Reference(string name)
    {
        // What follows a placeholder is not the beginning of a word.
        _before = '}';
        return _within.Peek() switch
        {
            Single => $"'\"${{{name}}}\"'",
            Double => $"${{{name}}}",
            _ => $"\"${{{name}}}\"",
        };
    }

    private void Pass(char c)
    {
        var within = _within.Peek();
        if (_isComment)
        {
            _isComment = c != '\n';
        }
        else if (_isEscaped)
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
        else if (c == Double)
        {
            PopOrPush(within == Double, Double);
        }
        else if (c == '(' && (within != Double || _before == '$'))
        {
            _within.Push(Substitution);
        }
        else if (within != Double)
        {
            PopIf(c == ')' && within == Substitution);
            _isComment = c == '#' && (char.IsWhiteSpace(_before) || _before is ';' or '&' or '|' or '(');
            if (c == Single)
            {
                _within.Push(Single);
            }
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
