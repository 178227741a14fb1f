namespace Weir.ThruPut.Tests;

/// <summary>
/// Makes broken messages of good ones, the same ones for the same seed: bytes flipped, cut, doubled, swapped, tags taken from other
/// messages.
/// </summary>
internal sealed class Mutator(IReadOnlyList<byte[]> seeds, int seed)
{
    private static readonly string[] s_inserts =
    [
        "<",
        ">",
        "</",
        "/>",
        "&",
        "&lt;",
        "&#0;",
        "&#x1F600;",
        "&a;",
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "<?x?>",
        "<!DOCTYPE TM [<!ENTITY a 'b'>]>",
        "<TM>",
        "</TM>",
        "<request>",
        "</request>",
        "<body_sgj>",
        "<included/>",
        "<section_ix_from>99999999999</section_ix_from>",
        "<type>P</type>",
        "0002",
        "\0",
        "\r\n",
        "\u00ff",
        "é",
        " a='b'",
        " xmlns:x='y'",
        "<x:y/>",
        "<data_version>0001</data_version>",
        "<request_type>SGD</request_type>",
        "<?xml version='1.0' encoding='utf-16'?>",
        "<?xml version='1.0' encoding='nosuch'?>",
    ];

    private readonly Random _random = new(seed);
    private byte[] _buffer = new byte[8192];
    private int _length;

    /// <summary>The next message, valid until the next call.</summary>
    public ReadOnlyMemory<byte> Next()
    {
        Load(seeds[_random.Next(seeds.Count)]);
        for (var changes = 1 + _random.Next(4); changes > 0; changes--)
        {
            Change();
        }

        return _buffer.AsMemory(0, _length);
    }

    private void Load(byte[] message)
    {
        _length = message.Length;
        Grow(_length);
        message.CopyTo(_buffer, 0);
    }

    private void Change()
    {
        var at = _random.Next(_length + 1);
        switch (_random.Next(8))
        {
            case 0 when _length > 0:
                _buffer[Math.Min(at, _length - 1)] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                Remove(at, _random.Next(40));
                break;
            case 2:
                Insert(at, _buffer.AsSpan(at, Math.Min(_length - at, _random.Next(200))).ToArray());
                break;
            case 3:
                _length = at;
                break;
            case 4:
                Insert(at, System.Text.Encoding.UTF8.GetBytes(s_inserts[_random.Next(s_inserts.Length)]));
                break;
            case 5:
                var other = seeds[_random.Next(seeds.Count)];
                var from = _random.Next(other.Length);
                Insert(at, other.AsSpan(from, Math.Min(other.Length - from, _random.Next(120))).ToArray());
                break;
            case 6:
                var noise = new byte[_random.Next(16)];
                _random.NextBytes(noise);
                Insert(at, noise);
                break;
            default:
                var repeated = System.Text.Encoding.UTF8.GetBytes(s_inserts[_random.Next(s_inserts.Length)]);
                for (var times = _random.Next(20); times > 0; times--)
                {
                    Insert(at, repeated);
                }

                break;
        }
    }

    private void Remove(int at, int count)
    {
        count = Math.Min(count, _length - at);
        _buffer.AsSpan(at + count, _length - at - count).CopyTo(_buffer.AsSpan(at));
        _length -= count;
    }

    private void Insert(int at, ReadOnlySpan<byte> bytes)
    {
        Grow(_length + bytes.Length);
        _buffer.AsSpan(at, _length - at).CopyTo(_buffer.AsSpan(at + bytes.Length));
        bytes.CopyTo(_buffer.AsSpan(at));
        _length += bytes.Length;
    }

    private void Grow(int length)
    {
        if (length > _buffer.Length)
        {
            Array.Resize(ref _buffer, length * 2);
        }
    }
}
