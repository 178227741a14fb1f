using System.Text;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol.Definitions;
using Weir.Server.Operations;
using Weir.Server.Queries.ThruPut;
using Weir.ThruPut;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Queries;

/// <summary>The answers to XML requests against a model that knows each job and counts on its fingers.</summary>
public sealed class ThruPutTests
{
    private const string Definitions = """
        kind: policy
        name: TEST
        groups:
          - { name: DEV.TEST, target: 0:08, acceptable: 0:16, critical: 0:24, importance: 1 }
          - { name: DEV.PROD, target: 0:04, acceptable: 0:20, importance: 5 }
          - { name: CLASS.TEST, target: 0:12, acceptable: 0:24, critical: 0:36 }
          - { name: PAYROLL, target: 0:08, acceptable: 0:16, importance: 2 }
          - { name: STOCK, target: 0:16, acceptable: 0:32 }
        ---
        kind: job-definition
        name: LOAD
        schedule: AdHoc
        type: queued
        allowMultiple: true
        ---
        kind: machine
        name: m1
        slots: 0
        """;

    private static readonly string[] s_groups = ["DEV.TEST", "DEV.PROD", "CLASS.TEST", "PAYROLL", "STOCK"];
    private static readonly string[] s_names = ["DEV", "CLASS", "TEST", "PROD", "PAYROLL", "STOCK", "$$$DEF", "NOSUCH"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Counts_and_lists_are_what_a_model_says_for_every_filter(int seed)
    {
        var random = new Random(seed);
        var clock = new SetClock();
        await using var fixture = await OpenAsync(time: clock);
        var model = await FillAsync(fixture, clock, random);

        for (var round = 0; round < 40; round++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(random.Next(0, 1500)));
            var now = clock.GetUtcNow();
            var general = new GeneralFilter(Names(random), Names(random));
            var production = new ProductionFilter(new NameSet(Some(random)), new NameSet(Some(random)));
            var jobs = new JobSelection((Choice)random.Next(3), (Choice)random.Next(3), random.Next(0, 7), random.Next(7, 13));

            var inGeneral = model.Where(job => job.IsGeneral && general.Passes(job.Parts[0], job.Parts[1])).ToList();
            var inProduction = model.Where(job => !job.IsGeneral && production.Passes(job.Group)).ToList();
            var listed = await AskAsync<SgjReply>(fixture, new SgjRequest { Groups = general, Jobs = jobs });
            Assert.Equal(Expected(inGeneral, jobs, now), Found(listed.Jobs.Select(job => (job.Id, job.Bucket))));
            var alsoListed = await AskAsync<SpjReply>(fixture, new SpjRequest { Groups = production, Jobs = jobs });
            Assert.Equal(Expected(inProduction, jobs, now), Found(alsoListed.Jobs.Select(job => (job.Id, job.Bucket))));

            var counted = await AskAsync<GsqReply>(fixture, new GsqRequest { Groups = general });
            Assert.All(counted.Groups, group => Assert.Equal(Bucket.General, group.Sections.Select(section => section.Index)));
            Assert.Equal(
                Counts(inGeneral, now),
                counted
                    .Groups.SelectMany(group =>
                        group
                            .Sections.Where(section => section.Jobs > 0)
                            .Select(section => ($"{group.ControlCenter}.{group.Type}", section))
                    )
                    .OrderBy(count => count.Item1, StringComparer.Ordinal)
            );
            var alsoCounted = await AskAsync<PsqReply>(fixture, new PsqRequest { Groups = production });
            Assert.All(alsoCounted.Groups, group => Assert.Equal(Bucket.Production, group.Sections.Select(section => section.Index)));
            Assert.Equal(
                Counts(inProduction, now),
                alsoCounted
                    .Groups.SelectMany(group => group.Sections.Where(section => section.Jobs > 0).Select(section => (group.Name, section)))
                    .OrderBy(count => count.Name, StringComparer.Ordinal)
            );
        }
    }

    [Fact]
    public async Task Jobs_are_listed_as_they_would_be_selected_and_every_group_is_counted()
    {
        var clock = new SetClock();
        await using var fixture = await OpenAsync(time: clock);
        await FillAsync(fixture, clock, new Random(3));
        clock.Advance(TimeSpan.FromSeconds(10));

        var jobs = (await AskAsync<SgjReply>(fixture, new SgjRequest())).Jobs.ToList();
        var order = jobs.Select(job => (-job.Bucket, job.Importance)).ToList();

        Assert.Equal(order.Order(), order);
        Assert.All(jobs, job => Assert.Equal("anna", job.Owner));
        Assert.Equal(
            ["CLASS.TEST", "DEFAULT.DEFAULT", "DEV.PROD", "DEV.TEST"],
            (await AskAsync<GsqReply>(fixture, new GsqRequest())).Groups.Select(group => $"{group.ControlCenter}.{group.Type}").Order()
        );
        Assert.Equal(
            ["$$$DEF", "$$$PCS", "PAYROLL", "STOCK"],
            (await AskAsync<PsqReply>(fixture, new PsqRequest())).Groups.Select(group => group.Name).Order()
        );
    }

    [Fact]
    public async Task A_long_list_is_told_in_several_looks_and_in_parts()
    {
        await using var fixture = await OpenAsync();
        var submitted = new List<JobSubmitted>();
        var last = 0;
        for (var i = 0; i < 2500; i++)
        {
            // A lease has 1,000 numbers.
            var number =
                i % 1000 == 0
                    ? new TrackingNumber((await fixture.Server.Links.LeaseAsync(Machine, Cancellation)).First)
                    : new TrackingNumber(last + 1);
            last = number.Value;
            submitted.Add(Submitted(number, number.Value % 2 == 0 ? "anna" : "bert", "MANY") with { Hold = true });
        }

        foreach (var batch in submitted.Chunk(500))
        {
            await fixture.SayAsync(batch);
        }

        var output = new MemoryStream();
        await new Dispatcher(new ThruPutSource(fixture.Server, Root, Fail), splitAt: 100_000).AnswerAsync(
            RequestWriter.Write(new SgjRequest { RequestId = "1" }),
            output,
            Cancellation
        );
        output.Position = 0;
        var framer = new MessageFramer(output, ReplyReader.Longest);
        var parts = new List<SgjReply>();
        while (await framer.NextAsync(Cancellation) is { } message)
        {
            parts.Add((SgjReply)ReplyReader.Read(message).Reply!);
        }

        var ids = parts.SelectMany(part => part.Jobs).Select(job => job.Id).ToList();
        Assert.True(parts.Count > 3);
        Assert.Equal(2500, ids.Count);
        Assert.Equal(ids.Distinct().Order(), ids);
        Assert.All((await AskAsync<SgjReply>(fixture, new SgjRequest(), Bert)).Jobs, job => Assert.Equal("bert", job.Owner));
    }

    [Fact]
    public async Task One_job_is_told_about_line_by_line()
    {
        var clock = new SetClock();
        await using var fixture = await OpenAsync(time: clock);
        await fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("test.yaml", Definitions)]), Cancellation);
        await fixture.Server.ActivatePolicyAsync(Root, ObjectName.Parse("TEST"), Cancellation);
        await fixture.Server.SetLimitAsync(Root, ObjectName.Parse("ONTST.TESTA"), null, 0, Cancellation);
        var number = await fixture.NumberAsync();
        await fixture.SayAsync(
            Submitted(number, "anna", "ABC01J1") with
            {
                Service = ObjectName.Parse("DEV.TEST"),
                Limits = [new LimitNeed(ObjectName.Parse("ONTST.TESTA"), 1)],
                CpuLimitSeconds = 86_400,
                MemoryLimitKibibytes = 1024,
            }
        );
        clock.Advance(TimeSpan.FromSeconds(5));

        var reply = await AskAsync<SgdReply>(fixture, new SgdRequest { Name = "abc01j1", Id = number.XmlId });

        Assert.Equal(("ABC01J1", number.XmlId), (reply.Name, reply.Id));
        Assert.Equal(
            ["SLM N", "Info N", "JLS Y"],
            reply.Sections.Select(section => $"{section.Manager} {(section.Holding ? "Y" : "N")}").Take(3)
        );
        Assert.Equal(
            [
                "Awaiting Execution",
                "",
                "Batch Service : Insufficient data",
                "Trend : Insufficient data",
                "",
                "Service Mode : Standard",
                "",
                "Job Service : Before Target",
                "",
                "Estimated Time to Selection: Indeterminate - Delayed",
                "Effective Queue Time : Not currently being timed",
                "Total Delay Time : 0:05",
            ],
            reply.Sections.First().Lines
        );
        Assert.Equal(
            [
                "Submission Class WEIR/DEFAULT",
                "Assigned Class GENERAL",
                "",
                "Submission Priority 5",
                "Assigned Priority 5",
                "Service Mode : Standard",
                "Service Group DEV.TEST",
                "Importance 1",
                "",
                "CPU Time 1440:00 Mins",
                "Region Size 1024K",
                "",
                "Physical Tape Cartridges 0",
                " Drives 0",
                "Virtual Tape Volumes 0",
                " Drives 0",
            ],
            reply.Sections.ElementAt(1).Lines
        );
        Assert.Equal(["Limited by ONTST.TESTA", " Needs(001)"], reply.Sections.ElementAt(2).Lines);
    }

    [Fact]
    public async Task Histories_are_newest_first()
    {
        var clock = new SetClock();
        await using var fixture = await OpenAsync(time: clock);
        for (var minute = 0; minute < 3; minute++)
        {
            await fixture.HeldAsync();
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        await fixture.HeldAsync();
        var sizes = (await AskAsync<HsqReply>(fixture, new HsqRequest { DataVersion = 2 })).Entries.ToList();

        Assert.Equal(sizes.OrderByDescending(entry => entry.At.Clock), sizes);
        Assert.True(sizes.Count >= 3);
        Assert.Equal(0, sizes[0].Production);
        Assert.All(
            (await AskAsync<HslReply>(fixture, new HslRequest())).Entries,
            entry => Assert.Equal((null, null), (entry.General, entry.Production))
        );
    }

    private static async Task<List<ModelJob>> FillAsync(ServerFixture fixture, SetClock clock, Random random)
    {
        await fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("test.yaml", Definitions)]), Cancellation);
        await fixture.Server.ActivatePolicyAsync(Root, ObjectName.Parse("TEST"), Cancellation);
        var model = new List<ModelJob>();
        for (var i = 0; i < 120; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(random.Next(0, 250)));
            var number = await fixture.NumberAsync();
            var (wish, held, exceptional) = (
                random.Next(10) == 0 ? "GONE" : s_groups[random.Next(s_groups.Length)],
                random.Next(3) == 0,
                random.Next(4) == 0
            );
            await fixture.SayAsync(
                Submitted(number, "anna", "LOAD") with
                {
                    TrackType = TrackType.Queue,
                    Service = ObjectName.Parse(wish),
                    Hold = held,
                    RerunOf = exceptional ? new TrackingNumber(1) : null,
                }
            );
            model.Add(new ModelJob(number.XmlId, wish == "GONE" ? "$$$DEF" : wish, held, exceptional, clock.GetUtcNow()));
        }

        return model;
    }

    private static IEnumerable<(string Id, int Bucket)> Expected(IEnumerable<ModelJob> jobs, JobSelection selection, DateTimeOffset now) =>
        jobs.Select(job => (Job: job, Bucket: job.BucketAt(now)))
            .Where(found =>
                found.Bucket >= selection.From
                && found.Bucket <= selection.To
                && (selection.Delayed == Choice.All || (selection.Delayed == Choice.Yes) == found.Job.Held)
                && (selection.Exceptional == Choice.All || (selection.Exceptional == Choice.Yes) == found.Job.Exceptional)
            )
            .Select(found => (found.Job.Id, found.Bucket))
            .Order();

    private static IEnumerable<(string Id, int Bucket)> Found(IEnumerable<(string Id, int Bucket)> jobs) => jobs.Order();

    private static IEnumerable<(string Group, Section Section)> Counts(IEnumerable<ModelJob> jobs, DateTimeOffset now) =>
        jobs.GroupBy(job => (job.Group, Bucket: job.BucketAt(now)))
            .Select(group =>
                (
                    group.Key.Group,
                    new Section(
                        group.Key.Bucket,
                        group.Count(job => job is { Held: false, Exceptional: false }),
                        group.Count(job => job is { Held: true, Exceptional: false }),
                        group.Count(job => job is { Held: false, Exceptional: true }),
                        group.Count(job => job is { Held: true, Exceptional: true })
                    )
                )
            )
            .OrderBy(count => count.Group, StringComparer.Ordinal)
            .ThenBy(count => count.Item2.Index);

    private static GeneralNames Names(Random random) => new(new NameSet(Some(random)), new NameSet(Some(random)));

    private static List<string> Some(Random random) => random.Next(2) == 0 ? [] : [.. s_names.Where(_ => random.Next(3) == 0)];

    private static async Task<T> AskAsync<T>(ServerFixture fixture, ThruPutRequest request, Caller? caller = null)
        where T : ThruPutReply
    {
        var output = new MemoryStream();
        var dispatchResult = await new Dispatcher(new ThruPutSource(fixture.Server, caller ?? Root, Fail)).AnswerAsync(
            RequestWriter.Write(request with { RequestId = "1" }),
            output,
            Cancellation
        );
        Assert.Null(dispatchResult.Error);
        return Assert.IsType<T>(ReplyReader.Read(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(output.ToArray()))).Reply);
    }

    private static void Fail(string type, Exception failure) => Assert.Fail($"{type}: {failure}");

    /// <summary>A job as the test put it there; its bucket is counted from its group's goals.</summary>
    private sealed record ModelJob(string Id, string Group, bool Held, bool Exceptional, DateTimeOffset Since)
    {
        public bool IsGeneral => Group.Contains('.', StringComparison.Ordinal);

        public string[] Parts => Group.Split('.');

        public int BucketAt(DateTimeOffset now)
        {
            // Its user holds it from the start, so that it never ages; the others wait for a slot, which holds nobody.
            var age = Held ? 0 : (now - Since).TotalSeconds;
            double[] goals = Group switch
            {
                "DEV.TEST" => [8, 16, 24],
                "DEV.PROD" => [4, 20],
                "CLASS.TEST" => [12, 24, 36],
                "PAYROLL" => [8, 16],
                "STOCK" => [16, 32],
                _ => [300, 1800],
            };
            var from = 0.0;
            for (var step = 0; step < goals.Length; step++)
            {
                if (age < goals[step])
                {
                    return (4 * step) + (int)Math.Floor(4 * (age - from) / (goals[step] - from));
                }

                from = goals[step];
            }

            return goals.Length == 3 || !IsGeneral ? 12 : 8;
        }
    }
}
