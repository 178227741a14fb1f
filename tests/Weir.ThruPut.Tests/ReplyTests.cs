using System.Text;
using Weir.Jobs;
using static Weir.ThruPut.Tests.Messages;

namespace Weir.ThruPut.Tests;

public sealed class ReplyTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 1, 14, 46, 59, 995, TimeSpan.Zero);

    [Fact]
    public async Task Version_0001_of_HSQ_has_no_production_queue()
    {
        var reply = new HsqReply { Entries = [new HsqEntry(new ThruPutTime(s_now), 237, 136)], DateTime = new ThruPutTime(s_now) };

        Assert.DoesNotContain("ps_queue", await WriteAsync(reply), StringComparison.Ordinal);
        Assert.Contains("<ps_queue>136</ps_queue>", await WriteAsync(reply with { DataVersion = 2 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_0001_of_HSL_has_no_production_index_and_too_few_samples_leave_it_empty()
    {
        var reply = new HslReply { Entries = [new HslEntry(new ThruPutTime(s_now), null, null)], DateTime = new ThruPutTime(s_now) };

        Assert.DoesNotContain("ps_ix", await WriteAsync(reply), StringComparison.Ordinal);
        Assert.Contains("<gs_ix></gs_ix>\n<ps_ix></ps_ix>", await WriteAsync(reply with { DataVersion = 2 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_0001_of_HCA_has_no_sets_that_span_sites()
    {
        var reply = (HcaReply)ReplyReader.Read(Golden.Mended("HCA-reply")).Reply!;

        var written = await WriteAsync(reply with { DataVersion = 1 });

        Assert.DoesNotContain("cmp>", written, StringComparison.Ordinal);
        Assert.Empty(Schema.Faults(written));
    }

    [Fact]
    public void A_late_job_of_the_original_s_example_is_in_the_last_bucket()
    {
        var reply = (SpjReply)ReplyReader.Read(Golden.Mended("SPJ-reply")).Reply!;

        Assert.Equal([1, 7, 6, 12], reply.Jobs.Select(job => job.Bucket));
        Assert.Equal([99999, 10, 5, 99999], reply.Jobs.Select(job => job.Ets.Code));
    }

    [Fact]
    public void Eight_sections_are_read_where_nine_were_meant()
    {
        var message = Encoding
            .UTF8.GetString(Golden.Mended("PSQ-reply"))
            .Replace("<section>\n<ix>0</ix>\n<nn>0</nn>\n<dn>0</dn>\n<ne>0</ne>\n<de>0</de>\n</section>\n", "", StringComparison.Ordinal);

        var reply = (PsqReply)ReadReply(message);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 12], reply.Groups.Single().Sections.Select(section => section.Index));
    }

    [Fact]
    public async Task Blanks_at_the_beginning_of_a_line_survive()
    {
        var reply = new SgdReply
        {
            Name = "A",
            Id = "J0000001",
            Sections = [new SgdSection("JLS", true, ["Limited by ONTST.TESTA", " Needs(001)", "", " "])],
            DateTime = new ThruPutTime(s_now),
        };

        var read = (SgdReply)ReadReply(await WriteAsync(reply));

        Assert.Equal(["Limited by ONTST.TESTA", " Needs(001)", "", " "], read.Sections.Single().Lines);
    }

    [Fact]
    public async Task What_XML_cannot_hold_is_replaced_and_what_it_can_is_kept()
    {
        var reply = new SgdReply
        {
            Name = "A",
            Id = "J0000001",
            Sections = [new SgdSection("Info", false, ["a\0b\u001bc\ud800d<&>\"' 😀\r\n]]>"])],
            DateTime = new ThruPutTime(s_now),
        };

        var read = (SgdReply)ReadReply(await WriteAsync(reply));

        Assert.Equal(["a\ufffdb\ufffdc\ufffdd<&>\"' 😀\r\n]]>"], read.Sections.Single().Lines);
    }

    [Fact]
    public async Task An_error_says_code_text_and_place()
    {
        var written = await WriteAsync(
            new ErrorReply(new ThruPutError(ErrorCodes.Value, "no", 3, 14))
            {
                TypeCode = "GSQ",
                RequestId = "C2170C10",
                DateTime = new ThruPutTime(s_now),
            }
        );

        Assert.Equal(
            "<TM>\n<protocol_version>0001</protocol_version>\n<response>\n<response_type>GSQ</response_type>\n<response_id>C2170C10</response_id>\n"
                + "<date_time>2026030114465999</date_time>\n<data_version>0001</data_version>\n<status>ERROR</status>\n<error_code>2007</error_code>\n<error_text>no</error_text>\n"
                + "<error_line>3</error_line>\n<error_column>14</error_column>\n</response>\n<lastrec>TRUE</lastrec>\n</TM>\n",
            written
        );
        Assert.Empty(Schema.Faults(written));
        Assert.Equal(new ThruPutError("2007", "no", 3, 14), Assert.IsType<ErrorReply>(ReadReply(written)).Error);
    }

    [Fact]
    public void An_error_of_another_server_has_only_its_code() =>
        Assert.Equal(
            new ThruPutError("0002", "the request failed"),
            Assert
                .IsType<ErrorReply>(
                    ReadReply(
                        "<TM><response><response_type>HXA</response_type><error_code>0002</error_code></response><lastrec>TRUE</lastrec></TM>"
                    )
                )
                .Error
        );

    [Fact]
    public async Task A_long_reply_is_split_into_whole_messages()
    {
        var jobs = Enumerable
            .Range(1, 1000)
            .Select(i => new SgjJob($"JOB{i}", $"J{i:D7}", "alice", "DEV", "TEST", 3, i % 13, Ets.FromMinutes(i)))
            .ToList();
        var written = await WriteAsync(
            new SgjReply
            {
                Jobs = jobs,
                RequestId = "1",
                DateTime = new ThruPutTime(s_now),
            },
            splitAt: 40_000
        );

        List<SgjReply> parts = [];
        var framer = new MessageFramer(new MemoryStream(Encoding.UTF8.GetBytes(written)), 1 << 20);
        while (await framer.NextAsync(Cancellation) is { } message)
        {
            var text = Encoding.UTF8.GetString(message.Span);
            Assert.InRange(text.Length, 1, 50_000);
            Assert.Empty(Schema.Faults(text));
            parts.Add((SgjReply)ReadReply(text));
            Assert.Equal(parts[^1].Last, ThruPutClient.IsLast(message.Span));
        }

        Assert.True(parts.Count > 3);
        Assert.All(parts[..^1], part => Assert.False(part.Last));
        Assert.True(parts[^1].Last);
        Assert.All(parts, part => Assert.Equal("1", part.RequestId));
        Assert.Equal(jobs, parts.SelectMany(part => part.Jobs));
    }
}
