using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml;
using Weir.Jobs;
using Weir.ThruPut;
using Weir.ThruPut.Tests;

namespace Weir.Bench.ThruPut;

/// <summary>The XML messages: a long list of jobs beside a bare writer of the same tags, and a million broken requests.</summary>
internal static class ThruPutBench
{
    private const int Jobs = 100_000;
    private const int Turns = 7;
    private const int Inputs = 1_000_000;

    public static int Run(bool mutate)
    {
        var ratio = List();
        if (mutate)
        {
            Mutate();
        }

        return ratio >= 0.5 ? 0 : 1;
    }

    private static double List()
    {
        var bare = new List<double>();
        var weir = new List<double>();
        for (var turn = 0; turn < Turns; turn++)
        {
            bare.Add(Timed(output => WriteBare(output)));
            weir.Add(Timed(output => WriteReply(output, Source())));
        }

        var ratio = Median(bare) / Median(weir);
        Say(
            $"SGJ of {Jobs} jobs: bare XmlWriter {Median(bare):0} ms, reply {Median(weir):0} ms: {ratio:0.00} x; live memory grew by at most {Held(out var length) / 1024} KiB while {length / 1024} KiB were written"
        );
        return ratio;
    }

    private static double Timed(Action<Stream> write)
    {
        GC.Collect();
        // Processor time: what else the machine does meanwhile is nobody's cost here.
        var before = Environment.CpuUsage.TotalTime;
        write(Stream.Null);
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    // The jobs are made while they are written, in both: what is measured is the writing.
    private static IEnumerable<SgjJob> Source()
    {
        for (var i = 0; i < Jobs; i++)
        {
            yield return new SgjJob(
                "NIGHTLY",
                string.Create(CultureInfo.InvariantCulture, $"J{i:D7}"),
                "alice",
                "DEV",
                "ASSEMBLY",
                3,
                i % 13,
                Ets.FromMinutes(i % 500)
            );
        }
    }

    private static void WriteReply(Stream output, IEnumerable<SgjJob> jobs) =>
        new ReplyWriter(output).WriteAsync(new SgjReply { Jobs = jobs }, CancellationToken.None).GetAwaiter().GetResult();

    // A turn of its own: to look at what is alive takes far longer than to write.
    private static long Held(out long length)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        var counted = new CountingStream();
        WriteReply(
            counted,
            Source()
                .Select(
                    (job, i) =>
                    {
                        if (i % 20_000 == 19_999)
                        {
                            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                        }

                        return job;
                    }
                )
        );
        length = counted.Length;
        return most;
    }

    private static void WriteBare(Stream output)
    {
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true });
        xml.WriteStartElement("TM");
        foreach (var job in Source())
        {
            xml.WriteStartElement("job");
            xml.WriteElementString("name", job.Name);
            xml.WriteElementString("id", job.Id);
            xml.WriteElementString("owner", job.Owner);
            xml.WriteElementString("control_center", job.ControlCenter);
            xml.WriteElementString("type", job.Type);
            xml.WriteElementString("i", job.Importance.ToString(CultureInfo.InvariantCulture));
            xml.WriteElementString("position", Bucket.Position(job.Bucket));
            xml.WriteElementString("ets", job.Ets.Text);
            xml.WriteElementString("ets_code", job.Ets.Code.ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Mutate()
    {
        var seeds = ThruPutTypes
            .All.Select(type => File.ReadAllBytes(Path.Join(AppContext.BaseDirectory, "requests", $"{type.Code()}-request.xml")))
            .ToList();
        var threads = Environment.ProcessorCount;
        Mutate(seeds, seed: 0, 10_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var refused = 0L;
        Parallel.For(
            0,
            threads,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            thread => Interlocked.Add(ref refused, Mutate(seeds, thread + 1, Inputs / threads))
        );
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Say(
            $"{Inputs} broken requests: each answered, {100.0 * refused / Inputs:0} % with an error, {watch.Elapsed.TotalSeconds:0} s on {threads} threads, live memory {grown / 1024:+0;-0;0} KiB"
        );
    }

    private static long Mutate(IReadOnlyList<byte[]> seeds, int seed, int inputs)
    {
        var dispatcher = new Dispatcher(new SampleSource());
        var mutator = new Mutator(seeds, seed);
        var output = new MemoryStream();
        var refused = 0L;
        for (var i = 0; i < inputs; i++)
        {
            output.SetLength(0);
            var dispatchResult = dispatcher.AnswerAsync(mutator.Next(), output, CancellationToken.None).GetAwaiter().GetResult();
            refused += dispatchResult.Error is null ? 0 : 1;
            if (output.Length == 0)
            {
                throw new InvalidOperationException($"input {i} of seed {seed} got no reply");
            }
        }

        return refused;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
