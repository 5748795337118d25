namespace Kontextual.Torture;

/// <summary>A verb that moves a run.</summary>
internal enum RunMove
{
    Begin,
    Suspend,
    Continue,
    TakeOver,
    Succeed,
    Fail,
    Cancel,
    Resume,
}
