namespace Weir.Server.Loop;

/// <summary>Wakes the loop: a start time has come, or midnight.</summary>
internal sealed class Tick : WorkItem
{
    public override void Complete(CommitResult outcome) { }

    public override void Failed(Exception reason) { }
}
