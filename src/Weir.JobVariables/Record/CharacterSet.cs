using System.Text;

namespace Weir.JobVariables;

/// <summary>
/// The characters that a variable's fields can hold, blank to tilde, and their bytes. Bytes of all 256 values can be carried
/// over between the two and back without loss.
/// </summary>
public sealed class CharacterSet
{
    private const char First = ' ',
        Last = '~';

    private readonly byte[] _bytes;
    private readonly byte[] _characters;

    private CharacterSet(VariableEncoding encoding, byte[] bytes)
    {
        Encoding = encoding;
        _bytes = bytes;
        _characters = new byte[bytes.Length];
        for (var character = 0; character < bytes.Length; character++)
        {
            _characters[bytes[character]] = (byte)character;
        }
    }

    /// <summary>ASCII; what is above it is carried over as Latin-1.</summary>
    public static CharacterSet Ascii { get; } = new(VariableEncoding.Ascii, [.. Enumerable.Range(0, 256).Select(value => (byte)value)]);

    /// <summary>EBCDIC.</summary>
    public static CharacterSet Ebcdic { get; } = new(VariableEncoding.Ebcdic, EbcdicTable.OfLatin1.ToArray());

    /// <summary>Which it is.</summary>
    public VariableEncoding Encoding { get; }

    /// <summary>The byte of a blank.</summary>
    public byte Blank => _bytes[' '];

    /// <summary>The set of an encoding.</summary>
    public static CharacterSet For(VariableEncoding encoding) => encoding == VariableEncoding.Ebcdic ? Ebcdic : Ascii;

    /// <summary>Whether text can be written: every character is one from blank to tilde, so that each is one byte.</summary>
    public static bool CanEncode(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange(First, Last) < 0;

    /// <summary>The bytes of a text, or <see langword="null"/> where a character cannot be written.</summary>
    public byte[]? TryEncode(ReadOnlySpan<char> text)
    {
        if (!CanEncode(text))
        {
            return null;
        }

        var bytes = new byte[text.Length];
        for (var place = 0; place < bytes.Length; place++)
        {
            bytes[place] = _bytes[text[place]];
        }

        return bytes;
    }

    /// <summary>The text of bytes; what is no character from blank to tilde reads as the replacement character.</summary>
    public string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var value in bytes)
        {
            var character = (char)_characters[value];
            text.Append(character is >= First and <= Last ? character : '\uFFFD');
        }

        return text.ToString();
    }

    /// <summary>Carries bytes of this set over to the other.</summary>
    public byte[] Convert(ReadOnlySpan<byte> bytes, CharacterSet other)
    {
        var carried = bytes.ToArray();
        if (other != this)
        {
            foreach (ref var value in carried.AsSpan())
            {
                value = other._bytes[_characters[value]];
            }
        }

        return carried;
    }

    internal char CharacterOf(byte value) => (char)_characters[value];
}
