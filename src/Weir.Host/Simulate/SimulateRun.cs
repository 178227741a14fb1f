using Weir.WhatIf.Arrivals;
using Weir.WhatIf.Comparisons;
using Weir.WhatIf.Replays;
using Weir.WhatIf.Reports;
using Weir.WhatIf.Swf;

namespace Weir.Host.Simulate;

/// <summary>One run of <c>simulate</c>: jobs and policies in, replays, tables and files out.</summary>
internal static class SimulateRun
{
    public static async Task<int> RunAsync(SimulateOptions options, CancellationToken cancellation)
    {
        using var server = new RunningServer(options);
        var (arrivals, log) = await ReadAsync(options, server, cancellation).ConfigureAwait(false);
        if (options.Log is { } file)
        {
            Write(file, target => SwfWriter.Write(log, target, packed: file.EndsWith(".gz", StringComparison.Ordinal)));
        }

        if (options.Policies.Count == 0)
        {
            return 0;
        }

        if (arrivals.Items.Count == 0)
        {
            throw new StartException($"simulate: no job of {arrivals.Source} ran, so there is nothing to replay");
        }

        List<ComparedPolicy> policies = [];
        foreach (var policy in options.Policies)
        {
            policies.AddRange(await PolicySource.ReadAsync(policy, server, cancellation).ConfigureAwait(false));
        }

        var comparison = ComparisonRun.Run(arrivals, SlotPlan.For(arrivals, options.Slots), policies, options.Capacity, cancellation);
        if (options.Svg is { } picture)
        {
            Write(
                picture,
                target =>
                {
                    using var text = new StreamWriter(target, leaveOpen: true);
                    ComparisonSvg.Write(comparison, text);
                }
            );
        }

        if (options.Json)
        {
            await System.Console.Out.WriteLineAsync(ComparisonJson.Write(comparison)).ConfigureAwait(false);
        }
        else
        {
            ComparisonText.Write(comparison, System.Console.Out);
        }

        return 0;
    }

    private static async Task<(ArrivalList Arrivals, SwfLog Log)> ReadAsync(
        SimulateOptions options,
        RunningServer server,
        CancellationToken cancellation
    )
    {
        if (options.History is { } day)
        {
            var jobs = await server.JobsAsync(day, options.Machine, cancellation).ConfigureAwait(false);
            return (
                HistoryArrivals.From(
                    jobs,
                    $"{day:yyyy-MM-dd}{(options.Machine is { } machine ? $" on {Jobs.Printable.Escape(machine)}" : "")}"
                ),
                HistoryLog.From(jobs)
            );
        }

        if (options.Trace is { } file)
        {
            var read = Read(file);
            return (LogArrivals.From(read, Jobs.Printable.Escape(Path.GetFileName(file)), options.Seed), read);
        }

        var made = GeneratedLog.Generate(options.Generate!.Value);
        return (LogArrivals.From(made, $"generated {options.Generate}", options.Seed), made);
    }

    private static SwfLog Read(string file)
    {
        try
        {
            using var source = new FileStream(file, FileMode.Open, FileAccess.Read);
            return source.CanSeek
                ? SwfReader.Read(source)
                : throw new StartException($"simulate: {file} is not a plain file; write it to one first");
        }
        catch (SwfException wrong)
        {
            throw new StartException($"simulate: {file}, {wrong.Message}");
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new StartException($"simulate: {file} cannot be read: {ErrorText.From(refusal)}");
        }
    }

    private static void Write(string file, Action<Stream> write)
    {
        try
        {
            using var target = new FileStream(file, FileMode.Create, FileAccess.Write);
            write(target);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"simulate: {file} cannot be written: {ErrorText.From(refusal)}");
        }
    }
}
