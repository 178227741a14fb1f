using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Weir.WhatIf.Swf;

/// <summary>Writes a log in the Standard Workload Format.</summary>
public static class SwfWriter
{
    /// <summary>Writes header and jobs, packed with gzip where asked.</summary>
    public static void Write(SwfLog log, Stream target, bool packed = false)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (packed)
        {
            using var gzip = new GZipStream(target, CompressionLevel.SmallestSize, leaveOpen: true);
            Write(log, gzip);
            return;
        }

        using var text = new StreamWriter(target, Encoding.Latin1, leaveOpen: true) { NewLine = "\n" };
        foreach (var line in log.Header)
        {
            text.WriteLine(line);
        }

        foreach (var job in log.Jobs)
        {
            text.WriteLine(Line(job));
        }
    }

    private static string Line(SwfJob job) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{job.Number, 6} {Format(job.SubmitTime), 8} {Format(job.WaitTime), 6} {Format(job.RunTime), 6} {job.Processors, 4} {Format(job.ProcessorTime), 8} {Format(job.Memory), 7} {job.RequestedProcessors, 4} {Format(job.RequestedTime), 6} {Format(job.RequestedMemory), 7} {job.Status, 2} {job.User, 4} {job.Group, 4} {job.Executable, 4} {job.Queue, 3} {job.Partition, 3} {job.Preceding, 3} {Format(job.ThinkTime), 3}"
        );

    // As few decimals as say the same.
    private static string Format(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
