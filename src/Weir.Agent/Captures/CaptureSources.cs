using System.Text.Json;
using Weir.Protocol;
using Weir.Protocol.Captures;

namespace Weir.Agent.Captures;

/// <summary>
/// From where submissions are captured now; kept over restarts. <see cref="CaptureShelf.DoAsync"/> is around each change.
/// </summary>
internal sealed class CaptureSources(TimeProvider time)
{
    /// <summary>The setting that has them.</summary>
    public const string Setting = "capturing";

    private volatile CapturingState _state = CapturingState.None;

    public CapturingState Now => _state.At(time.GetUtcNow());

    /// <summary>Takes over what an earlier agent had.</summary>
    public void Restore(IReadOnlyDictionary<string, string> settings)
    {
        if (settings.GetValueOrDefault(Setting) is { } text && JsonSerializer.Deserialize(text, WeirJson.Default.CapturingView) is { } view)
        {
            _state = new CapturingState(view.Items, view.LastAt);
        }
    }

    /// <summary>What the journal is to have before <see cref="Became"/>.</summary>
    public static IReadOnlyDictionary<string, string?> SettingsOf(CapturingState state) =>
        new Dictionary<string, string?>
        {
            [Setting] = JsonSerializer.Serialize(new CapturingView(state.Sources, state.LastAt), WeirJson.Default.CapturingView),
        };

    public void Became(CapturingState state) => _state = state;
}
