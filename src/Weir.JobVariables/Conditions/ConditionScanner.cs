using Weir.Jobs;

namespace Weir.JobVariables;

/// <summary>Takes a condition's text apart, one part ahead.</summary>
internal sealed class ConditionScanner
{
    private readonly string _text;
    private int _start,
        _next;

    public ConditionScanner(string text)
    {
        _text = text;
        Next();
    }

    /// <summary>What the part in hand is.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>Its text; of constants without what they stand in.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where it begins, counted from 1.</summary>
    public int Position => _start + 1;

    /// <summary>The word in capitals, where it is one.</summary>
    public string? Word => Kind == TokenKind.Word ? Text.ToUpperInvariant() : null;

    /// <summary>The part for a message.</summary>
    public string Shown => Kind == TokenKind.End ? "the end" : $"'{Printable.Escape(_text.AsSpan(_start, _next - _start), 40)}'";

    /// <summary>The part as a comparison.</summary>
    public Comparison? Comparison =>
        Kind is TokenKind.Sign or TokenKind.Word
            ? Text.ToUpperInvariant() switch
            {
                "=" or "EQ" => JobVariables.Comparison.Equal,
                "<>" or "NE" => JobVariables.Comparison.NotEqual,
                "<" or "LT" => JobVariables.Comparison.Less,
                "<=" or "LE" => JobVariables.Comparison.LessOrEqual,
                ">" or "GT" => JobVariables.Comparison.Greater,
                ">=" or "GE" => JobVariables.Comparison.GreaterOrEqual,
                _ => null,
            }
            : null;

    /// <summary>Whether the parenthesis in hand opens a part of a variable: a name, then a comma or the closing one.</summary>
    public bool OpensPart()
    {
        var place = PastBlanks(_next);
        var end = PastName(place);
        var after = PastBlanks(end);
        return end > place && after < _text.Length && _text[after] is ',' or ')';
    }

    /// <summary>Goes on to the next part.</summary>
    public void Next()
    {
        _start = PastBlanks(_next);
        if (_start == _text.Length)
        {
            Advance(TokenKind.End, 0);
            return;
        }

        switch (_text[_start])
        {
            case '(':
                Advance(TokenKind.Open, 1);
                break;
            case ')':
                Advance(TokenKind.Close, 1);
                break;
            case ',':
                Advance(TokenKind.Comma, 1);
                break;
            case '=':
                Advance(TokenKind.Sign, 1);
                break;
            case '<':
                Advance(TokenKind.Sign, Follows('=') || Follows('>') ? 2 : 1);
                break;
            case '>':
                Advance(TokenKind.Sign, Follows('=') ? 2 : 1);
                break;
            case '\'':
                Quoted(TokenKind.Characters, _start);
                break;
            case 'C' or 'c' when Follows('\''):
                Quoted(TokenKind.Characters, _start + 1);
                break;
            case 'X' or 'x' when Follows('\''):
                Quoted(TokenKind.Bytes, _start + 1);
                break;
            default:
                ReadWord();
                break;
        }
    }

    private void ReadWord()
    {
        var end = PastName(_start);
        if (end == _start)
        {
            var shown = Printable.Escape(_text.AsSpan(_start, char.IsHighSurrogate(_text[_start]) && _start + 1 < _text.Length ? 2 : 1));
            throw new ConditionFaultException(new ConditionFault(Position, $"'{shown}' has no place in a condition"));
        }

        Advance(TokenKind.Word, end - _start);
    }

    private void Quoted(TokenKind kind, int quote)
    {
        var end = quote;
        do
        {
            end = _text.IndexOf('\'', end + 1);
            if (end < 0)
            {
                throw new ConditionFaultException(new ConditionFault(Position, "a quote is opened here and not closed"));
            }
        } while (++end < _text.Length && _text[end] == '\'');

        Kind = kind;
        Text = _text[(quote + 1)..(end - 1)].Replace("''", "'", StringComparison.Ordinal);
        _next = end;
    }

    private void Advance(TokenKind kind, int length)
    {
        Kind = kind;
        Text = _text.Substring(_start, length);
        _next = _start + length;
    }

    private bool Follows(char c) => _start + 1 < _text.Length && _text[_start + 1] == c;

    private int PastBlanks(int place)
    {
        while (place < _text.Length && char.IsWhiteSpace(_text[place]))
        {
            place++;
        }

        return place;
    }

    private int PastName(int place)
    {
        while (place < _text.Length && (VariableName.IsNameCharacter(_text[place]) || _text[place] is ':' or '*'))
        {
            place++;
        }

        return place;
    }
}
