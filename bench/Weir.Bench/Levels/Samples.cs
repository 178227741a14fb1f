using System.Diagnostics;

namespace Weir.Bench.Levels;

/// <summary>How long something took each time, in microseconds.</summary>
internal sealed class Samples
{
    private readonly List<double> _all = [];

    public T Of<T>(Func<T> what)
    {
        var start = Stopwatch.GetTimestamp();
        var result = what();
        _all.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        return result;
    }

    public double Median
    {
        get
        {
            _all.Sort();
            return _all[_all.Count / 2];
        }
    }
}
