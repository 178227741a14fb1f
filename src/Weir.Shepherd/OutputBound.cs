using System.Globalization;
using System.Text;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Shepherd;

/// <summary>
/// Keeps the files of a job's output within their bound while the job runs. The job writes its files itself, whatever becomes of its
/// shepherd; this looks at their sizes as often as the fastest disk could fill what is left, and cuts off what is beyond.
/// </summary>
internal sealed class OutputBound : IDisposable
{
    private const long FastestInMillisecond = 2 << 20;
    private const int ShortestPause = 20,
        LongestQuietPause = 320,
        LongestPause = 5_000;

    private readonly OutputLimit _limit;
    private readonly JobRecords _records;
    private readonly int[] _files;
    private readonly bool[] _full = new bool[2];
    private long _written;
    private int _quiet = ShortestPause;

    /// <summary>Watches the files that the streams have open.</summary>
    public OutputBound(OutputLimit limit, JobStreams streams, JobRecords records)
    {
        _limit = limit;
        _records = records;
        _files = [Descriptors.Duplicate(streams.Output), Descriptors.Duplicate(streams.Error)];
    }

    /// <summary>Waits for the end of the job's process, looking at the files now and then.</summary>
    public ChildChange WaitForEnd(int processId)
    {
        using (var child = ProcessHandle.Open(processId))
        {
            while (child?.Wait(Check()) == false) { }
        }

        var change = ChildWait.ForEnd(processId);
        Check();
        ReportCut();
        return change;
    }

    public void Dispose()
    {
        foreach (var file in _files)
        {
            Descriptors.Close(file);
        }
    }

    // The pause until the next look.
    private int Check()
    {
        var (left, written) = (_limit.Most, 0L);
        for (var i = 0; i < _files.Length; i++)
        {
            var size = Descriptors.SizeOf(_files[i]);
            left = Math.Min(left, _limit.Most - size);
            written += size;
            if (size > _limit.Most)
            {
                Descriptors.Shorten(_files[i], _limit.Most);
                Report(i);
            }
        }

        // A job that writes nothing is looked at less and less often, however small its bound is.
        _quiet = written == _written ? Math.Min(2 * _quiet, LongestQuietPause) : ShortestPause;
        _written = written;
        return (int)Math.Clamp(left / FastestInMillisecond, _quiet, LongestPause);
    }

    // Once for each file: the agent says it to people, and ends the job where that is wanted.
    private void Report(int file)
    {
        if (!_full[file])
        {
            _full[file] = true;
            _records.WriteFullNotice(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_limit.Way} {(file == 0 ? JobFiles.Output : JobFiles.Error)} {_limit.Most}\n"
                )
            );
        }
    }

    private void ReportCut()
    {
        for (var i = 0; i < _files.Length; i++)
        {
            if (_full[i] && Descriptors.TrySeek(_files[i], _limit.Most))
            {
                try
                {
                    Descriptors.WriteAll(_files[i], Encoding.ASCII.GetBytes(_limit.Note));
                }
                catch (LinuxException full) when (Errno.IsShortage(full.ErrorNumber))
                {
                    // The message of the agent says it as well.
                    continue;
                }
            }
        }
    }
}
