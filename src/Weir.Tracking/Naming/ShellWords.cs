namespace Weir.Tracking.Naming;

/// <summary>
/// Splits a shell's command line into words and operators, as far as it takes to find the first program: quotes and
/// backslashes are taken off, nothing is expanded.
/// </summary>
internal ref struct ShellWords(ReadOnlySpan<byte> line)
{
    private ReadOnlySpan<byte> _rest = line;

    /// <summary>The last word, quotes taken off; empty for an operator.</summary>
    public byte[] Word { get; private set; } = [];

    /// <summary>What the last word is.</summary>
    public ShellWordKind Kind { get; private set; }

    public bool Next()
    {
        _rest = _rest.TrimStart(" \t\r"u8);
        Word = [];
        if (_rest.IsEmpty)
        {
            return false;
        }

        var first = _rest[0];
        if (first is (byte)'#')
        {
            var end = _rest.IndexOf((byte)'\n');
            _rest = end < 0 ? default : _rest[end..];
            return Next();
        }

        if (first is (byte)';' or (byte)'&' or (byte)'|' or (byte)'\n' or (byte)'(' or (byte)')')
        {
            _rest = _rest[1..];
            Kind = ShellWordKind.Separator;
            return true;
        }

        if (first is (byte)'<' or (byte)'>')
        {
            _rest = _rest.TrimStart("<>&|-"u8);
            Kind = ShellWordKind.Redirection;
            return true;
        }

        ReadWord();
        if (_rest is [(byte)'<' or (byte)'>', ..] && Word.All(b => b is >= (byte)'0' and <= (byte)'9'))
        {
            return Next();
        }

        Kind = ShellWordKind.Word;
        return true;
    }

    private void ReadWord()
    {
        List<byte> word = [];
        byte quote = 0;
        var at = 0;
        for (; at < _rest.Length; at++)
        {
            var b = _rest[at];
            if (
                quote == 0
                && (
                    b
                    is (byte)' '
                        or (byte)'\t'
                        or (byte)'\n'
                        or (byte)';'
                        or (byte)'&'
                        or (byte)'|'
                        or (byte)'<'
                        or (byte)'>'
                        or (byte)'('
                        or (byte)')'
                )
            )
            {
                break;
            }

            if (b == '\\' && quote != '\'' && at + 1 < _rest.Length)
            {
                word.Add(_rest[++at]);
            }
            else if (quote != '\'' && SubstitutionLength(_rest[at..]) is > 0 and var length)
            {
                word.AddRange(_rest.Slice(at, length));
                at += length - 1;
            }
            else if (quote != 0 && b == quote)
            {
                quote = 0;
            }
            else if (quote == 0 && (b is (byte)'\'' or (byte)'"'))
            {
                quote = b;
            }
            else
            {
                word.Add(b);
            }
        }

        _rest = _rest[at..];
        Word = [.. word];
    }

    /// <summary>
    /// How many bytes at the beginning are a command, a calculation or a variable whose value the shell puts there; 0 for none.
    /// </summary>
    internal static int SubstitutionLength(ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'`', ..])
        {
            var end = text[1..].IndexOf((byte)'`');
            return end < 0 ? 0 : end + 2;
        }

        if (text is not [(byte)'$', (byte)'(' or (byte)'{', ..])
        {
            return 0;
        }

        var (opens, closes) = text[1] == '(' ? ((byte)'(', (byte)')') : ((byte)'{', (byte)'}');
        var depth = 0;
        byte quote = 0;
        for (var at = 1; at < text.Length; at++)
        {
            var b = text[at];
            if (b == '\\' && quote != '\'')
            {
                at++;
            }
            else if (quote != 0 || b is (byte)'\'' or (byte)'"')
            {
                quote =
                    quote == 0 ? b
                    : b == quote ? (byte)0
                    : quote;
            }
            else if (b == opens)
            {
                depth++;
            }
            else if (b == closes && --depth == 0)
            {
                return at + 1;
            }
        }

        return 0;
    }
}
