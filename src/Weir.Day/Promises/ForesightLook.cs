using Weir.Jobs;
using Weir.Schedules.Expectations;

namespace Weir.Day.Promises;

/// <summary>One look at when jobs will end, taken in parts, so that no decision is held up by a day of many jobs.</summary>
internal sealed class ForesightLook(IReadOnlyList<TrackingNumber> numbers, IEnumerable<ExpectedStep> steps)
{
    private readonly List<ExpectedStep> _steps = [];
    private readonly IEnumerator<ExpectedStep> _left = steps.GetEnumerator();
    private ExpectationSearch? _search;

    /// <summary>The jobs that it is about.</summary>
    public IReadOnlyList<TrackingNumber> Numbers { get; } = numbers;

    /// <summary>What is expected of them and of all that they wait for, once it is over.</summary>
    public IReadOnlyDictionary<int, Expectation> Found => _search?.Found ?? new Dictionary<int, Expectation>();

    /// <summary>Goes on for at most so many jobs; whether it is over.</summary>
    public bool Advance(int most)
    {
        for (var i = 0; _search is null; i++)
        {
            if (i == most)
            {
                return false;
            }

            if (_left.MoveNext())
            {
                _steps.Add(_left.Current);
            }
            else
            {
                _search = new ExpectationSearch(_steps);
            }
        }

        return _search.Advance(most);
    }
}
