using System.Globalization;
using Weir.Protocol;

namespace Weir.Agent.Variables;

/// <summary>Who gave wrong passwords waits before the next is looked at, longer each time, whatever variable it is for.</summary>
internal sealed class PasswordThrottle(TimeProvider time)
{
    private const int Free = 3,
        MostDoublings = 8;
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_forgotten = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<uint, (int Wrong, DateTimeOffset Until)> _users = [];

    /// <summary>Refuses a user whose pause is not over.</summary>
    /// <exception cref="AgentRefusedException">The message says how long it is.</exception>
    public void Require(uint userId, string user)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_users.TryGetValue(userId, out var known) && known.Until > now)
            {
                throw new AgentRefusedException(
                    ProblemCodes.TooMany,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{user} gave {known.Wrong} wrong passwords of job variables: the next is looked at in {Math.Ceiling((known.Until - now).TotalSeconds)} s"
                    )
                );
            }
        }
    }

    /// <summary>A password was wrong.</summary>
    public void RecordFailure(uint userId)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            foreach (var old in _users.Where(user => user.Value.Until + s_forgotten < now).Select(user => user.Key).ToList())
            {
                _users.Remove(old);
            }

            var wrong = _users.GetValueOrDefault(userId).Wrong + 1;
            _users[userId] = (wrong, wrong <= Free ? now : now + (s_first * Math.Pow(2, Math.Min(wrong - Free, MostDoublings))));
        }
    }
}
