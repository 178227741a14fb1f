using System.CommandLine;
using System.Net.Http.Headers;
using System.Text;
using Weir.Cli.Running;
using Weir.Protocol;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

internal static class DemoVerb
{
    private const string Definitions = """
        kind: limit
        name: DEMO.TAPE
        maximum: 1
        ---
        kind: job-definition
        name: DEMOLOAD
        schedule: AdHoc
        type: queued
        allowMultiple: true
        ---
        kind: rule
        name: demo-load
        when: { jobName: "DEMOLOAD" }
        type: queue
        schedule: AdHoc
        ---
        kind: rule
        name: demo-unknown
        when: { jobName: "DEMOUNKNOWN" }
        type: queue
        schedule: AdHoc
        """;

    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "demo",
            "Fill the day with harmless jobs: some run, some wait, one is held, one rejected, one fails.",
            "weir demo",
            "weir demo --no-watch && weir jobs"
        );
        var leave = new Option<bool>("--no-watch")
        {
            Description = "Come back once the jobs are submitted, instead of telling what becomes of them.",
        };
        verb.Options.Add(leave);
        context.Do(verb, s => RunAsync(s, watch: !s.Value(leave) && !s.Json));
        return verb;
    }

    private static async Task<int> RunAsync(Session s, bool watch)
    {
        using var yaml = new ByteArrayContent(Encoding.UTF8.GetBytes(Definitions));
        yaml.Headers.ContentType = new MediaTypeHeaderValue("text/yaml");
        await s.Client.SendAsync(HttpMethod.Post, "v1/definitions?file=demo", yaml, s.Cancellation).ConfigureAwait(false);
        var numbers = new List<int>();
        foreach (var request in Requests())
        {
            var done = await s
                .Client.SendAsync(
                    HttpMethod.Post,
                    "v1/jobs",
                    request,
                    WeirJson.Default.SubmitRequest,
                    WeirJson.Default.Submitted,
                    s.Cancellation
                )
                .ConfigureAwait(false);
            if (done.Number is { } number)
            {
                numbers.Add(number);
            }

            if (done.Warning is { } warning)
            {
                s.Note("weir: demo: " + Weir.Jobs.Printable.Escape(warning, 400));
            }
        }

        if (s.Json)
        {
            s.Out.WriteLine($$"""{"numbers":[{{string.Join(',', numbers)}}]}""");
            return ExitStatus.Done;
        }

        s.Out.WriteLine($"{numbers.Count} jobs submitted");
        if (watch)
        {
            await new DemoWatch(s, numbers).RunAsync().ConfigureAwait(false);
        }

        var held = numbers.Count > 1 ? numbers[1] : 1;
        s.Out.WriteLine($"look at them: weir jobs        why one waits: weir why {held}");
        s.Out.WriteLine($"let it go:    weir release {held, -5} what one said: weir log {numbers.FirstOrDefault(1)}");
        return ExitStatus.Done;
    }

    private static IEnumerable<SubmitRequest> Requests()
    {
        yield return Shell("DEMOFAILS", "echo 'the input is not there' >&2; exit 3");
        yield return Shell("DEMOHELD", "echo released") with
        {
            Hold = true,
        };
        yield return Shell("DEMOUNKNOWN", "echo 'nobody knows this job'");
        for (var i = 1; i <= 8; i++)
        {
            yield return Shell("DEMOTRACK" + i, $"echo step {i}; sleep 0.{i}");
        }

        for (var i = 1; i <= 8; i++)
        {
            yield return Shell("DEMOLOAD", $"echo loading part {i}; sleep {i % 3}") with
            {
                Priority = i,
            };
        }

        for (var i = 1; i <= 6; i++)
        {
            yield return Shell("DEMOTAPE" + i, "echo writing a tape; sleep 1") with
            {
                Limits = ["DEMO.TAPE"],
            };
        }
    }

    private static SubmitRequest Shell(string name, string script) =>
        new()
        {
            Name = name,
            Command = ["/bin/sh", "-c", script],
            Directory = "/tmp",
            Key = Guid.NewGuid(),
        };
}
