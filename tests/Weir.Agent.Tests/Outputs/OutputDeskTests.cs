using System.Text;
using Weir.Agent.Machine;
using Weir.Execution.Local;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Outputs;
using Weir.Jobs.Plans;
using Weir.Protocol.Rules;
using Weir.Stores.Agent;

namespace Weir.Agent.Tests.Outputs;

public sealed class OutputDeskTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task J39_output_is_copied_as_the_jobs_user_printed_and_then_compressed_and_reads_as_before()
    {
        var folder = Directory.CreateTempSubdirectory("weir-copies-");
        try
        {
            await using var fixture = await OpenAsync(
                new OutputCare
                {
                    Compress = true,
                    CopyTo = Path.Join(folder.FullName, "[[$JOB NAME]]-[[$JOBID]].[[$STREAM]]"),
                    Print = ["/bin/sh", "-c", $"cat > {folder.FullName}/printed-$WEIR_JOB"],
                }
            );
            var launch = await RunAsync(fixture, "hello\n");

            await UntilNothingIsDueAsync(fixture, launch.Number);

            Assert.Equal("hello\n", await File.ReadAllTextAsync(Path.Join(folder.FullName, $"TEST-{launch.Number}.out"), Patience));
            Assert.Equal("hello\n", await File.ReadAllTextAsync(Path.Join(folder.FullName, $"printed-{launch.Number}"), Patience));
            Assert.Equal(["err.gz", "out.gz"], NamesOf(launch));
            var log = await fixture.Agent.ReadLogAsync(launch.Number, LogStream.Out, follow: true, AgentFixture.Operator, Patience);
            using var text = new StreamReader(log.Bytes!, Encoding.UTF8);
            Assert.Equal("hello\n", await text.ReadToEndAsync(Patience));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task What_cannot_be_done_is_said_and_the_rest_is_done()
    {
        await using var fixture = await OpenAsync(
            new OutputCare
            {
                CopyTo = "/no/such/folder/out",
                Mail = new OutputMail(["ops@example.org"], null, null),
                Print = ["/bin/sh", "-c", "echo no paper >&2; exit 3"],
                Keep = TimeSpan.Zero,
            }
        );
        var launch = await RunAsync(fixture, "hello\n");

        foreach (var said in new[] { "copied to /no/such/folder/out", "mailed to ops@example.org", "printed by /bin/sh -c" })
        {
            var message = await fixture.Server.FactAsync<AgentMessage>(
                fact => fact.Code == OutputWork.NotDone && fact.Text.Contains(said, StringComparison.Ordinal),
                Patience
            );
            Assert.Equal(launch.Number, message.Number);
        }

        await UntilNothingIsDueAsync(fixture, launch.Number);
        Assert.Empty(NamesOf(launch));
    }

    [Fact(Timeout = 20_000)]
    public async Task What_was_begun_when_the_agent_ended_is_not_done_again_but_said()
    {
        await using var fixture = await OpenAsync(new OutputCare { Print = ["/bin/false"], Compress = true });
        await fixture
            .Part<IAgentJournal>()
            .WriteAsync(new JournalEntry { Jobs = [Row(new OutputState { ToDo = [new(OutputDeed.Print)], Begun = true })] }, Patience);

        await fixture.RestartAsync();

        var message = await fixture.Server.FactAsync<AgentMessage>(fact => fact.Code == OutputWork.NotDone, Patience);
        Assert.Contains("was not printed by /bin/false: whether it was is not known", message.Text, StringComparison.Ordinal);
        await UntilNothingIsDueAsync(fixture, s_number);
    }

    [Fact(Timeout = 20_000)]
    public async Task What_is_kept_for_a_time_is_due_after_it()
    {
        await using var fixture = await OpenAsync(new OutputCare { Keep = TimeSpan.FromDays(7) });
        var launch = await RunAsync(fixture, "hello\n");

        var row = await fixture.Part<IAgentJournal>().FindAsync(launch.Number, Patience);

        Assert.Equal(row!.EndedAt + TimeSpan.FromDays(7), row.OutputDue);
        Assert.Equal(["err", "out"], NamesOf(launch));
    }

    private static readonly TrackingNumber s_number = new(800_000);

    private static Task<AgentFixture> OpenAsync(OutputCare care) =>
        AgentFixture.OpenAsync(
            new TrackedDefinition
            {
                Schedule = "AdHoc",
                Name = "TEST",
                Run = new DefinedRun { Output = care },
            }
        );

    private static async Task<ShepherdLaunch> RunAsync(AgentFixture fixture, string output)
    {
        fixture.Shepherds.EndsAtOnce = false;
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        var launch = await fixture.Shepherds.NextAsync(Patience);
        await File.WriteAllTextAsync(Path.Join(launch.Folder, "files", "out"), output, Patience);
        await File.WriteAllTextAsync(Path.Join(launch.Folder, "files", "err"), "", Patience);
        fixture.Shepherds.End(launch, 0);
        await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience);
        return launch;
    }

    private static async Task UntilNothingIsDueAsync(AgentFixture fixture, TrackingNumber number)
    {
        while (await fixture.Part<IAgentJournal>().FindAsync(number, Patience) is not { OutputDue: null })
        {
            await Task.Yield();
        }
    }

    private static string[] NamesOf(ShepherdLaunch launch) =>
        [.. Directory.GetFiles(Path.Join(launch.Folder, "files")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static JournalJob Row(OutputState state) =>
        new()
        {
            Number = s_number,
            Name = ObjectName.Parse("TEST"),
            User = "root",
            UserId = 0,
            Way = WayIn.Submit,
            Mode = SubmissionMode.Stored,
            Status = TrackedStatus.Submitted,
            At = DateTimeOffset.UtcNow,
            SubmittedAt = DateTimeOffset.UtcNow,
            EndedAt = DateTimeOffset.UtcNow,
            ExitCode = 0,
            Run = new DefinedRun { Output = new OutputCare { Print = ["/bin/false"] } },
            Output = state,
            OutputDue = DateTimeOffset.UtcNow,
        };
}
