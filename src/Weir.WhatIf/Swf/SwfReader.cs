using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Weir.WhatIf.Swf;

/// <summary>Reads a log in the Standard Workload Format, plain or packed with gzip: which of them it is, its first bytes say.</summary>
public static class SwfReader
{
    /// <summary>The most jobs taken.</summary>
    public const int MostJobs = 5_000_000;

    /// <summary>The most header lines taken.</summary>
    public const int MostHeaderLines = 10_000;

    /// <summary>
    /// The most seconds that all jobs together may run, 6,000 years: one after the other they end before the calendar does.
    /// </summary>
    public const decimal MostRunTime = 190_000_000_000;

    /// <summary>Reads to the end.</summary>
    /// <param name="source">A stream that can seek.</param>
    /// <exception cref="SwfException">A line is not of the format.</exception>
    /// <exception cref="InvalidDataException">It begins like gzip and is not.</exception>
    public static SwfLog Read(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!IsPacked(source))
        {
            return ReadPlain(source);
        }

        using var plain = new GZipStream(source, CompressionMode.Decompress, leaveOpen: true);
        return ReadPlain(plain);
    }

    private static bool IsPacked(Stream source)
    {
        var start = source.Position;
        var isPacked = source.ReadByte() == 0x1f && source.ReadByte() == 0x8b;
        source.Position = start;
        return isPacked;
    }

    private static SwfLog ReadPlain(Stream source)
    {
        // Headers of old logs are in many encodings: this one keeps every byte.
        using var text = new StreamReader(
            source,
            Encoding.Latin1,
            detectEncodingFromByteOrderMarks: false,
            bufferSize: 1 << 16,
            leaveOpen: true
        );
        var lines = new SwfLines(text);
        List<string> header = [];
        List<SwfJob> jobs = [];
        var runTime = 0m;
        while (lines.Next(out var line))
        {
            if (line.IsEmpty)
            {
                continue;
            }

            if (line[0] == ';')
            {
                header.Add(line.ToString());
            }
            else
            {
                jobs.Add(Job(line, lines.Number));
                runTime += jobs[^1].RunTime;
            }

            if (jobs.Count > MostJobs || header.Count > MostHeaderLines)
            {
                throw new SwfException(
                    lines.Number,
                    string.Create(CultureInfo.InvariantCulture, $"more than {MostJobs} jobs or {MostHeaderLines} header lines")
                );
            }

            if (runTime > MostRunTime)
            {
                throw new SwfException(
                    lines.Number,
                    string.Create(CultureInfo.InvariantCulture, $"the jobs so far run {runTime} s together; allowed are {MostRunTime}")
                );
            }
        }

        return new SwfLog(header, jobs);
    }

    private static SwfJob Job(ReadOnlySpan<char> line, int number)
    {
        var fields = new SwfFields(line, number);
        var job = new SwfJob
        {
            Number = fields.Whole(),
            SubmitTime = fields.Known(),
            WaitTime = fields.Number(),
            RunTime = fields.Number(),
            Processors = fields.Whole(),
            ProcessorTime = fields.Number(),
            Memory = fields.Number(),
            RequestedProcessors = fields.Whole(),
            RequestedTime = fields.Number(),
            RequestedMemory = fields.Number(),
            Status = fields.Whole(),
            User = fields.Whole(),
            Group = fields.Whole(),
            Executable = fields.Whole(),
            Queue = fields.Whole(),
            Partition = fields.Whole(),
            Preceding = fields.Whole(),
            ThinkTime = fields.Number(),
        };
        fields.End();
        return job;
    }
}
