using System.IO.Compression;
using System.Text;
using Weir.WhatIf.Swf;

namespace Weir.WhatIf.Tests.Swf;

public sealed class SwfReaderTests
{
    private const string Job = "    1        0      5   3691  128   3436.50   6676   -1   3600  5904  1   2   3   4 5 6 -1 -1";

    [Fact]
    public void The_eighteen_fields_are_read_in_their_order()
    {
        var job = Assert.Single(Read(Job).Jobs);

        Assert.Equal(
            new SwfJob
            {
                Number = 1,
                SubmitTime = 0,
                WaitTime = 5,
                RunTime = 3691,
                Processors = 128,
                ProcessorTime = 3436.5m,
                Memory = 6676,
                RequestedProcessors = -1,
                RequestedTime = 3600,
                RequestedMemory = 5904,
                Status = 1,
                User = 2,
                Group = 3,
                Executable = 4,
                Queue = 5,
                Partition = 6,
                Preceding = -1,
                ThinkTime = -1,
            },
            job
        );
    }

    [Fact]
    public void Header_lines_stand_as_they_were_and_say_what_their_keys_say()
    {
        var log = Read("; Version: 2.2\n;  UnixStartTime: 781275672 \n; Note: a; b\n" + Job);

        Assert.Equal(["; Version: 2.2", ";  UnixStartTime: 781275672", "; Note: a; b"], log.Header);
        Assert.Equal("781275672", log.Says("UnixStartTime"));
        Assert.Null(log.Says("Computer"));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n\n")]
    [InlineData(" \t\n")]
    public void Line_ends_and_blanks_do_not_matter(string end) => Assert.Equal(2, Read(Job + end + Job).Jobs.Count);

    [Fact]
    public void A_packed_log_is_known_by_its_first_bytes()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.Latin1.GetBytes("; Installation: Skövde\n" + Job));
        }

        packed.Position = 0;
        var log = SwfReader.Read(packed);

        Assert.Equal("Skövde", log.Says("Installation"));
        Assert.Single(log.Jobs);
    }

    [Theory]
    [InlineData("1 2 3", "line 3: 3 fields where a job has 18")]
    [InlineData("1 0 5 3691 128 3 6 -1 3600 59 1 2 3 4 5 6 -1 -1 7 8", "line 3: 20 fields where a job has 18")]
    [InlineData(
        "1 0 x 3691 128 3 6 -1 3600 59 1 2 3 4 5 6 -1 -1",
        "line 3: field 3 (wait time) is 'x' where a number from 0 to 10000000000, or -1 where it is not known is allowed"
    )]
    [InlineData(
        "1 0 5 3691 12.5 3 6 -1 3600 59 1 2 3 4 5 6 -1 -1",
        "line 3: field 5 (processors) is '12.5' where a whole number, or -1 where it is not known is allowed"
    )]
    [InlineData(
        "1 -1 5 3691 12 3 6 -1 3600 59 1 2 3 4 5 6 -1 -1",
        "line 3: field 2 (submit time) is '-1' where a number from 0 is allowed"
    )]
    [InlineData(
        "1 0 5 -2 12 3 6 -1 3600 59 1 2 3 4 5 6 -1 -1",
        "line 3: field 4 (run time) is '-2' where a number from 0 to 10000000000, or -1 where it is not known is allowed"
    )]
    [InlineData(
        "1 0 5 1e9 12 3 6 -1 3600 59 1 2 3 4 5 6 -1 -1",
        "line 3: field 4 (run time) is '1e9' where a number from 0 to 10000000000, or -1 where it is not known is allowed"
    )]
    [InlineData(
        "1 0 5 99999999999999999999999999999999 12 3 6 -1 3600 59 1 2 3 4 5 6 -1 -1",
        "line 3: field 4 (run time) is '99999999999999999999999999999999' where a number from 0 to 10000000000, or -1 where it is not known is allowed"
    )]
    public void What_is_wrong_is_told_with_its_line_and_field(string line, string expected)
    {
        var wrong = Assert.Throws<SwfException>(() => Read($"; Version: 2.2\n{Job}\n{line}\n"));

        Assert.Equal(expected, wrong.Message);
        Assert.Equal(3, wrong.Line);
    }

    [Fact]
    public void A_line_without_an_end_is_refused_before_it_fills_the_memory()
    {
        var wrong = Assert.Throws<SwfException>(() => Read(Job + "\n" + new string('7', 1_000_000)));

        Assert.Equal("line 2: longer than 4096 characters", wrong.Message);
    }

    [Fact]
    public void Jobs_that_run_longer_together_than_a_calendar_goes_are_refused()
    {
        var wrong = Assert.Throws<SwfException>(() =>
            Read(string.Concat(Enumerable.Repeat(Job.Replace("3691", "9000000000", StringComparison.Ordinal) + "\n", 30)))
        );

        Assert.Equal("line 22: the jobs so far run 198000000000 s together; allowed are 190000000000", wrong.Message);
    }

    [Fact]
    public void What_only_begins_like_gzip_is_refused()
    {
        using var broken = new MemoryStream([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff, 0xff]);

        Assert.Throws<InvalidDataException>(() => SwfReader.Read(broken));
    }

    [Fact]
    public void An_empty_file_is_a_log_without_jobs() => Assert.Empty(Read("").Jobs);

    private static SwfLog Read(string text) => SwfReader.Read(new MemoryStream(Encoding.Latin1.GetBytes(text)));
}
