namespace Weir.ThruPut.Reading;

/// <summary>
/// Finds where a message ends, byte by byte, without reading it: at the end tag of its root. What stands in comments, CDATA,
/// instructions and quoted attributes is passed over; a tag that lacks its closing bracket ends where the next begins.
/// </summary>
internal struct RootScan
{
    private const int LongestName = 32;

    private readonly byte[] _root;
    private readonly byte[] _name;
    private State _state;
    private int _rootLength;
    private int _nameLength;
    private int _open;
    private int _matched;
    private byte _quote;
    private bool _slash;
    private int _depth;

    public RootScan()
    {
        _root = new byte[LongestName];
        _name = new byte[LongestName];
        DoctypeAt = -1;
    }

    /// <summary>Bytes seen so far.</summary>
    public long Position { get; private set; }

    /// <summary>Where a document type was declared, or -1.</summary>
    public long DoctypeAt { get; private set; }

    /// <summary>Whether a zero byte came: no text in UTF-8 has one.</summary>
    public bool NotUtf8 { get; private set; }

    /// <summary>
    /// Whether as many tags were closed as were opened, the root's by another name, and nothing but blanks has come since: what is not
    /// well-formed would be waited for in vain.
    /// </summary>
    public bool ClosedByAnother { get; private set; }

    private enum State
    {
        Text,
        Opened,
        StartName,
        Attributes,
        Quoted,
        EndName,
        Instruction,
        Declaration,
        Comment,
        CData,
        DocumentType,
    }

    /// <summary>Takes more bytes; says how many of them belong to the message, or -1 where it does not end in them.</summary>
    public int Scan(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            NotUtf8 |= b == 0;
            Position++;
            if (Step(b))
            {
                return i + 1;
            }
        }

        return -1;
    }

    private bool Step(byte b)
    {
        switch (_state)
        {
            case State.Text:
                ClosedByAnother &= b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
                if (b == '<')
                {
                    Open();
                }

                return false;
            case State.Opened:
                return Begin(b);
            case State.StartName:
                return StartName(b);
            case State.Attributes:
                return Attribute(b);
            case State.Quoted:
                if (b == _quote)
                {
                    _state = State.Attributes;
                }

                return false;
            case State.EndName:
                return EndName(b);
            case State.Declaration:
                Declare(b);
                return false;
            case State.Comment:
                Close(b, (byte)'-', State.Text);
                return false;
            case State.CData:
                Close(b, (byte)']', State.Text);
                return false;
            case State.Instruction:
                Close(b, (byte)'?', State.Text, 1);
                return false;
            default:
                if (b == '>')
                {
                    _state = State.Text;
                }

                return false;
        }
    }

    private void Open()
    {
        _state = State.Opened;
        _nameLength = 0;
        _matched = 0;
        _slash = false;
    }

    private bool Begin(byte b)
    {
        switch (b)
        {
            case (byte)'/':
                _state = State.EndName;
                return false;
            case (byte)'?':
                _state = State.Instruction;
                return false;
            case (byte)'!':
                _state = State.Declaration;
                return false;
            default:
                _state = State.StartName;
                return StartName(b);
        }
    }

    private bool StartName(byte b)
    {
        if (b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'/' or (byte)'>' or (byte)'<')
        {
            _state = State.Attributes;
            return Attribute(b);
        }

        Keep(b);
        return false;
    }

    private bool Attribute(byte b)
    {
        switch (b)
        {
            case (byte)'"' or (byte)'\'':
                _quote = b;
                _slash = false;
                _state = State.Quoted;
                return false;
            case (byte)'/':
                _slash = true;
                return false;
            case (byte)'>':
                _state = State.Text;
                return Started(_slash);
            case (byte)'<':
                Started(false);
                Open();
                return false;
            default:
                _slash = false;
                return false;
        }
    }

    // A root that is empty is a message of its own; a tag named as the root inside it must be closed before it.
    private bool Started(bool empty)
    {
        _depth += empty ? 0 : 1;
        if (_open == 0)
        {
            _name.AsSpan(0, _nameLength).CopyTo(_root);
            _rootLength = _nameLength;
            _open = empty ? 0 : 1;
            return empty;
        }

        if (!empty && IsRoot)
        {
            _open++;
        }

        return false;
    }

    private bool EndName(byte b)
    {
        if (b is not ((byte)'>' or (byte)'<'))
        {
            if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                Keep(b);
            }

            return false;
        }

        _state = State.Text;
        var ends = _open == 0 || (IsRoot && --_open == 0);
        ClosedByAnother = --_depth == 0 && b == '>';
        if (b == '<' && !ends)
        {
            Open();
        }

        return ends;
    }

    private void Declare(byte b)
    {
        Keep(b);
        var name = _name.AsSpan(0, _nameLength);
        if (name.SequenceEqual("--"u8))
        {
            _state = State.Comment;
            _matched = 0;
        }
        else if (name.SequenceEqual("[CDATA["u8))
        {
            _state = State.CData;
            _matched = 0;
        }
        else if (name.SequenceEqual("DOCTYPE"u8))
        {
            DoctypeAt = DoctypeAt < 0 ? Position - 9 : DoctypeAt;
            _state = State.DocumentType;
        }
        else if (b == '>' || _nameLength == LongestName)
        {
            _state = State.Text;
        }
    }

    // Two of the mark and a bracket close a comment and CDATA; one and a bracket an instruction.
    private void Close(byte b, byte mark, State then, int needed = 2)
    {
        if (b == '>' && _matched >= needed)
        {
            _state = then;
        }

        _matched = b == mark ? _matched + 1 : 0;
    }

    private void Keep(byte b)
    {
        if (_nameLength < LongestName)
        {
            _name[_nameLength++] = b;
        }
    }

    private readonly bool IsRoot => _name.AsSpan(0, _nameLength).SequenceEqual(_root.AsSpan(0, _rootLength));
}
