using System.Globalization;

namespace Weir.WhatIf.Swf;

/// <summary>Lines without the blanks around them, none longer than a bound: a file need not be what it says it is.</summary>
internal sealed class SwfLines(TextReader source)
{
    private const int Longest = 4096;
    private readonly char[] _buffer = new char[1 << 16];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>The number of the line last given, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The next line, valid until the one after it.</summary>
    public bool Next(out ReadOnlySpan<char> line)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf('\n');
            if (length >= 0)
            {
                line = Read(length);
                _start++;
                return true;
            }

            if (_end - _start > Longest)
            {
                Read(_end - _start);
            }

            if (_isAtEnd)
            {
                var isMore = _end > _start;
                line = isMore ? Read(_end - _start) : default;
                return isMore;
            }

            Fill();
        }
    }

    private ReadOnlySpan<char> Read(int length)
    {
        Number++;
        if (length > Longest)
        {
            throw new SwfException(Number, string.Create(CultureInfo.InvariantCulture, $"longer than {Longest} characters"));
        }

        var line = _buffer.AsSpan(_start, length).Trim();
        _start += length;
        return line;
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        var count = source.Read(_buffer, _end, _buffer.Length - _end);
        _isAtEnd = count == 0;
        _end += count;
    }
}
