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
            if (quote == 0 && (b is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)';' or (byte)'&' or (byte)'|' or (byte)'<' or (byte)'>' or (byte)'(' or (byte)')'))
            {
                break;
            }

            if (b == '\\' && quote != '\'' && at + 1 < _rest.Length)
            {
                word.Add(_rest[++at]);
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
}
